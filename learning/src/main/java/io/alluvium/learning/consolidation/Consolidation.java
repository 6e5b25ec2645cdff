package io.alluvium.learning.consolidation;

import io.alluvium.learning.gradient.MemoryGradient;
import org.jspecify.annotations.Nullable;

/** A penalty on the student's own numbers for leaving those of the past. */
public interface Consolidation {

    /**
     * The anchor from now on; asked when a regime has ended.
     *
     * @param before the anchor so far; null in the first regime
     * @param served the values that were served when the regime ended
     * @param losses gradients, at those values, of the loss of remembered text
     * @param logits gradients, at those values, of the mean squared logit of remembered text
     * @return null for none
     */
    @Nullable
    Anchor measure(@Nullable Anchor before, float[] served, MemoryGradient losses, MemoryGradient logits);

    /** Of the anchor's penalty. */
    double weight();
}
