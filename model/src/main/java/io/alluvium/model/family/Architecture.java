package io.alluvium.model.family;

import io.alluvium.model.checkpoint.CheckpointException;

/**
 * The shape of a transformer, as far as the programs, the tuners and the callers must know it.
 *
 * @param family the {@code model_type} of its {@code config.json}
 * @param task what its text is trained for
 * @param size how large it is
 * @param attention its attention
 * @param blocks the other parts of a block, and how they are put together
 */
public record Architecture(String family, Task task, Size size, Attention attention, Blocks blocks) {
    private static final int MOST_LAYERS = 1024;

    /** Checks the parts against each other. */
    public Architecture {
        if (attention.heads() % attention.groups() != 0) {
            throw new CheckpointException(attention.heads() + " attention heads cannot share " + attention.groups()
                    + " key and value heads evenly; config.json must name a divisor");
        }
    }

    /** What a model's text is trained for. */
    public enum Task {
        /** The next token. */
        CAUSAL,
        /** Tokens that a mask hides. */
        MASKED,
        /** A second text, from a first. */
        SEQ2SEQ
    }

    /**
     * How large a model is.
     *
     * @param vocabulary number of tokens V
     * @param context places of the text that is trained or generated
     * @param width residual width D
     * @param layers blocks of that text's stack
     * @param encoderLayers blocks of the encoder before it; 0 where there is none
     */
    public record Size(int vocabulary, int context, int width, int layers, int encoderLayers) {
        /** Checks that the numbers make sense. */
        public Size {
            if (vocabulary < 1 || context < 2 || width < 1 || layers < 1 || encoderLayers < 0) {
                throw new CheckpointException("config.json has a size that is not positive: vocabulary " + vocabulary
                        + ", context " + context + ", width " + width + ", layers " + layers + ", encoder layers "
                        + encoderLayers);
            }
            if (layers + (long) encoderLayers > MOST_LAYERS) {
                throw new CheckpointException("config.json has " + (layers + (long) encoderLayers)
                        + " layers; this host runs up to " + MOST_LAYERS);
            }
        }
    }

    /** Tokens in the vocabulary. */
    public int vocabulary() {
        return size.vocabulary();
    }

    /** Places of a text. */
    public int context() {
        return size.context();
    }

    /** Residual width. */
    public int width() {
        return size.width();
    }

    /** Blocks of the stack whose output is read. */
    public int layers() {
        return size.layers();
    }

    /** Query heads. */
    public int heads() {
        return attention.heads();
    }

    /** Key and value heads. */
    public int groups() {
        return attention.groups();
    }

    /** Width of a head. */
    public int headWidth() {
        return attention.headWidth();
    }

    /** The stack whose output is read, as the programs name it. */
    public String mainStack() {
        return task == Task.MASKED ? "encoder" : "decoder";
    }

    /** The stack that reads a soft prompt. */
    public String firstStack() {
        return task == Task.CAUSAL ? "decoder" : "encoder";
    }

    /** Whether a text is written word by word. */
    public boolean generates() {
        return task != Task.MASKED;
    }
}
