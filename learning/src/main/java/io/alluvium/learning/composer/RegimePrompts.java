package io.alluvium.learning.composer;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.alluvium.model.family.Architecture;
import io.alluvium.model.tuner.PromptShape;
import io.alluvium.model.tuner.SoftPrompt;
import java.util.ArrayList;
import java.util.List;

/**
 * A prompt for each regime. A new one starts as the recipe's initializer says, or as a copy of an earlier regime's (SPoT, Vu et
 * al. 2022): of the last one's, or of the one that predicts best what the regime begins with (the choice that Zhu et al. 2022
 * call SelectInit; SPoT itself compares prompts). Nothing is forgotten where somebody tells which regime a text is of; where
 * nobody does, the present regime's prompt reads everything.
 */
final class RegimePrompts implements Composer {

    private final Config config;

    RegimePrompts(Config config) {
        this.config = config;
    }

    @Override
    public Layout layout(PromptShape one, Architecture backbone) {
        return new Layout(one.size(), 1, Query.NONE, Layout.Past.APART);
    }

    @Override
    public float[] first(Fresh fresh) {
        return fresh.prompt();
    }

    @Override
    public Composed compose(Stock stock, List<float[]> queries) {
        return Composed.plain(new SoftPrompt(stock.one(), stock.own()));
    }

    @Override
    public float[] begin(Stock ended, Fresh fresh) {
        return switch (config.start()) {
            case FRESH -> fresh.prompt();
            case LATEST -> ended.own();
            case NEAREST -> nearest(ended, fresh);
        };
    }

    private static float[] nearest(Stock ended, Fresh fresh) {
        List<float[]> sources = new ArrayList<>(ended.past());
        sources.add(ended.own());
        float[] nearest = ended.own();
        double least = Double.POSITIVE_INFINITY;
        for (float[] source : sources.size() == 1 ? List.<float[]>of() : sources) {
            double loss = fresh.loss(source);
            if (loss < least) {
                least = loss;
                nearest = source;
            }
        }
        return nearest;
    }

    /** Where a new regime's prompt starts. */
    enum Start {
        /** As the first one did. */
        @JsonProperty("fresh")
        FRESH,
        /** As a copy of the ended regime's. */
        @JsonProperty("latest")
        LATEST,
        /** As a copy of the one that predicts the new regime's first text best. */
        @JsonProperty("nearest")
        NEAREST
    }

    /** {@code start}: where a new regime's prompt starts. */
    record Config(Start start) {}
}
