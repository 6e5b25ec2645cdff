package io.alluvium.learning.composer;

import io.alluvium.model.family.Architecture;
import io.alluvium.model.tuner.PromptShape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes the prompt that reads a text out of the numbers that a domain holds. Those in training are one flat array, whatever
 * they stand for, so that optimizer, moving average, teachers and consolidation need not know.
 */
public interface Composer {

    /**
     * What it holds and needs.
     *
     * @param one the shape that the tuner gives a prompt
     */
    Layout layout(PromptShape one, Architecture backbone);

    /** The numbers to train, before any update. */
    float[] first(Fresh fresh);

    /**
     * The prompt that reads texts together.
     *
     * @param queries what the texts are about, one for each; none where the layout asks for none, and for the prompt of a
     *     domain that has read nothing yet
     */
    Composed compose(Stock stock, List<float[]> queries);

    /**
     * The numbers to train from the beginning of a regime on, while those of the ended one are kept as they are; null lets
     * the same numbers go on over the boundary.
     *
     * @param ended what the ended regime read with
     */
    default float @Nullable [] begin(Stock ended, Fresh fresh) {
        return null;
    }
}
