package io.alluvium.model;

import io.alluvium.model.checkpoint.Gpt2Config;

/**
 * The form of a soft prompt. Its numbers lie in the order of a PEFT directory: {@code [length, layers * 2 * width]} for a
 * prefix, with column {@code ((layer * 2 + kv) * heads + head) * headWidth + d}; {@code [length, width]} for a prompt.
 *
 * @param kind where it enters the model
 * @param length number of virtual tokens m
 * @param layers layers of the backbone
 * @param heads attention heads of a layer
 * @param headWidth width of a head
 */
public record PromptShape(PromptKind kind, int length, int layers, int heads, int headWidth) {
    /** Checks the sizes. */
    public PromptShape {
        if (length < 1 || layers < 1 || heads < 1 || headWidth < 1) {
            throw new IllegalArgumentException("a soft prompt needs positive sizes; found length " + length
                    + ", layers " + layers + ", heads " + heads + ", head width " + headWidth);
        }
    }

    /** A prefix for a backbone. */
    public static PromptShape prefix(int length, Gpt2Config config) {
        return new PromptShape(PromptKind.PREFIX, length, config.layers(), config.heads(), config.headWidth());
    }

    /** A prompt for a backbone. */
    public static PromptShape prompt(int length, Gpt2Config config) {
        return new PromptShape(PromptKind.PROMPT, length, config.layers(), config.heads(), config.headWidth());
    }

    /** The backbone's residual width. */
    public int width() {
        return heads * headWidth;
    }

    /** Columns of the PEFT tensor: numbers of one virtual token. */
    public int columns() {
        return kind == PromptKind.PREFIX ? layers * 2 * width() : width();
    }

    /** Numbers in all. */
    public int size() {
        return length * columns();
    }

    /** Dimensions of one prompt as the programs take it. */
    long[] dimensions() {
        return kind == PromptKind.PREFIX
                ? new long[] {length, layers, 2, heads, headWidth}
                : new long[] {length, width()};
    }
}
