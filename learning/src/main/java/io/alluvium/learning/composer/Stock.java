package io.alluvium.learning.composer;

import io.alluvium.model.tuner.PromptShape;
import java.util.List;

/**
 * The numbers that a regime's texts are read with. The arrays are shared and never changed.
 *
 * @param one the shape that the tuner gives a prompt
 * @param own what the regime itself trains or has left
 * @param past what the regimes before it have left, the oldest first
 */
public record Stock(PromptShape one, float[] own, List<float[]> past) {

    /** Copies the list. */
    public Stock {
        past = List.copyOf(past);
    }
}
