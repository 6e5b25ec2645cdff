package io.alluvium.model.family;

import io.alluvium.model.checkpoint.CheckpointException;
import java.util.Set;

/**
 * A model's attention.
 *
 * @param heads query heads
 * @param groups key and value heads
 * @param headWidth width of a head
 * @param scale what scores are multiplied with before the softmax
 * @param window sliding windows
 */
public record Attention(int heads, int groups, int headWidth, double scale, Window window) {
    private static final int WIDEST = 1 << 20;

    /** Checks that the numbers make sense. */
    public Attention {
        if (heads < 1 || groups < 1 || headWidth < 1) {
            throw new CheckpointException("config.json has an attention size that is not positive: heads " + heads
                    + ", key and value heads " + groups + ", head width " + headWidth);
        }
        if (Math.max(heads, groups) * (double) headWidth > WIDEST) {
            throw new CheckpointException("config.json has " + Math.max(heads, groups) + " heads of width " + headWidth
                    + "; this host runs up to " + WIDEST + " numbers in all");
        }
    }

    /** Plain attention of heads with keys and values of their own, scaled by the root of the head's width. */
    static Attention full(int heads, int headWidth) {
        return grouped(heads, heads, headWidth, Window.NONE);
    }

    /** Attention whose heads share keys and values, scaled by the root of the head's width. */
    static Attention grouped(int heads, int groups, int headWidth, Window window) {
        return new Attention(heads, groups, headWidth, 1 / Math.sqrt(headWidth), window);
    }

    /**
     * Sliding windows.
     *
     * @param size places that a query sees, itself included; 0 for all
     * @param layers layers in which it slides
     */
    public record Window(int size, Set<Integer> layers) {
        /** No window. */
        static final Window NONE = new Window(0, Set.of());

        /** Copies. */
        public Window {
            layers = Set.copyOf(layers);
        }
    }
}
