package io.alluvium.learning.composer;

/**
 * What a composer holds and needs.
 *
 * @param trained numbers in training
 * @param most prompts of the tuner's shape that one text is read with at most; 0 for none
 * @param query what it asks about a text
 * @param past how what earlier regimes left is read
 */
public record Layout(int trained, int most, Query query, Past past) {

    /** How what earlier regimes left is read. */
    public enum Past {
        /** As the present: there is one way to read for all texts. */
        ALIKE,
        /** Each regime's texts with what it left alone, where somebody tells whose they are. */
        APART,
        /** The same, but what regimes left is part of what later ones read with, and must not change any more. */
        BUILT_ON,
        /** All texts with what all regimes left, which must not change any more. */
        TOGETHER;

        /** Whether a text of an earlier regime is read otherwise than one of the present. */
        public boolean routed() {
            return this == APART || this == BUILT_ON;
        }

        /** Whether what a regime left has to stay as it is. */
        public boolean fixed() {
            return this == BUILT_ON || this == TOGETHER;
        }
    }
}
