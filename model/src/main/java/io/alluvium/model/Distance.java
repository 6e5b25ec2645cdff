package io.alluvium.model;

/** How far a student is from a teacher at one token; distillation makes it small. */
public sealed interface Distance {

    /** {@code tau^2 KL(teacher || student)} at temperature tau (Hinton et al. 2015). */
    record Divergence(double temperature) implements Distance {
        /** Checks the temperature. */
        public Divergence {
            if (!(temperature > 0)) {
                throw new IllegalArgumentException("temperature is " + temperature + "; it must be positive");
            }
        }
    }

    /** The mean over the vocabulary of the squared difference of the two logits (Buzzega et al. 2020). */
    record OfLogits() implements Distance {}

    /** The mean over the vocabulary of the student's own squared logits, as if a teacher's were zeros. */
    record FromZero() implements Distance {}

    /** Whether logits are compared, and not what they say. */
    default boolean squared() {
        return !(this instanceof Divergence);
    }
}
