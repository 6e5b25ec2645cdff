package io.alluvium.model.family;

import io.alluvium.model.checkpoint.CheckpointException;

/** Activation functions of the feed-forward part, in the order of the programs' numbers. */
public enum Activation {
    /** Gaussian error linear unit by its tanh approximation (Hendrycks and Gimpel 2016). */
    GELU_TANH,
    /** The same by the error function. */
    GELU,
    /** Rectified linear unit. */
    RELU,
    /** x sigmoid(x). */
    SILU;

    /** The function that a configuration's key names. */
    static Activation named(ConfigFile config, String key, String name) {
        return switch (name) {
            case "gelu_new", "gelu_pytorch_tanh", "gelu_fast" -> GELU_TANH;
            case "gelu" -> GELU;
            case "relu" -> RELU;
            case "silu", "swish" -> SILU;
            default ->
                throw new CheckpointException(config.file() + " has " + key + " " + name
                        + "; gelu, gelu_new, gelu_pytorch_tanh, relu and silu are supported");
        };
    }
}
