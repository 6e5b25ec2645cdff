package io.alluvium.standalone.stream.replay;

import io.alluvium.learning.metric.DocumentSet;
import io.alluvium.model.Backbone;
import io.alluvium.model.checkpoint.Sha256;
import io.alluvium.model.tuner.SoftPrompt;
import io.alluvium.standalone.stream.course.Column;
import io.alluvium.standalone.stream.course.Course;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Measures prompts on the held-out sets of a course. A prompt that did not change is not measured again. */
final class Examiner {

    private final List<Column> columns;
    private final List<DocumentSet> sets;
    private final List<Map<String, double[]>> known = new ArrayList<>();

    Examiner(Backbone backbone, Course course, int window) {
        this.columns = course.columns();
        this.sets = columns.stream()
                .map(column -> new DocumentSet(backbone, column.heldOut(), window))
                .toList();
        columns.forEach(column -> known.add(new HashMap<>()));
    }

    long[][] tokens() {
        return sets.stream().map(DocumentSet::tokens).toArray(long[][]::new);
    }

    /** Losses of each document of each column with the prompt of the column's domain; null stands for no prompt. */
    double[][] losses(Function<String, @Nullable SoftPrompt> promptOf) {
        double[][] losses = new double[columns.size()][];
        for (int column = 0; column < losses.length; column++) {
            losses[column] = losses(column, promptOf.apply(columns.get(column).domain()));
        }
        return losses;
    }

    /** Nats per token of a column with a prompt. */
    double loss(int column, @Nullable SoftPrompt prompt) {
        return Arrays.stream(losses(column, prompt)).sum()
                / Arrays.stream(sets.get(column).tokens()).sum();
    }

    private double[] losses(int column, @Nullable SoftPrompt prompt) {
        String key = prompt == null ? "none" : Sha256.of(prompt.shape() + " " + Arrays.toString(prompt.values()));
        return known.get(column)
                .computeIfAbsent(key, any -> sets.get(column).losses(prompt))
                .clone();
    }
}
