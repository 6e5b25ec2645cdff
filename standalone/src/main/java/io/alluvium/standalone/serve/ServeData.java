package io.alluvium.standalone.serve;

import io.alluvium.model.Backbone;
import io.alluvium.model.PreparedPrompt;
import io.alluvium.model.tuner.PromptShape;
import io.alluvium.model.tuner.SoftPrompt;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random texts, and prefixes that were prepared once, as a version in use is. */
final class ServeData implements AutoCloseable {

    private static final double DEVIATION = 0.1;

    private final PreparedPrompt none;
    private final List<PreparedPrompt> prefixes = new ArrayList<>();
    private final List<int[]> texts = new ArrayList<>();
    private final List<int[]> tokens = new ArrayList<>();

    ServeData(Backbone backbone, ServePlan plan) {
        Random random = new Random(plan.seed());
        this.none = backbone.prepare(null);
        PromptShape shape = PromptShape.prefix(plan.virtualTokens(), backbone.shape());
        for (int row = 0; row < plan.mostRows(); row++) {
            float[] values = new float[shape.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (random.nextGaussian() * DEVIATION);
            }
            prefixes.add(backbone.prepare(new SoftPrompt(shape, values)));
            int vocabulary = backbone.shape().vocabulary();
            texts.add(random.ints(plan.textTokens(), 0, vocabulary).toArray());
            tokens.add(random.ints(1, 0, vocabulary).toArray());
        }
    }

    /** What a row begins with. */
    PreparedPrompt prompt(Prompting prompting, int row) {
        return switch (prompting) {
            case NONE -> none;
            case ONE -> prefixes.get(0);
            case MANY -> prefixes.get(row);
        };
    }

    /** A text for each row. */
    List<int[]> texts(int rows) {
        return texts.subList(0, rows);
    }

    /** A token for each row. */
    List<int[]> tokens(int rows) {
        return tokens.subList(0, rows);
    }

    @Override
    public void close() {
        none.close();
        prefixes.forEach(PreparedPrompt::close);
    }
}
