package io.alluvium.model.tuner;

/** Where trained tensors enter the frozen model. */
public enum PromptKind {
    /** Keys and values before the text's own, in every layer (Li and Liang 2021). */
    PREFIX,
    /** Rows before the text's embeddings (Lester et al. 2021). */
    PROMPT,
    /** A pair of low rank beside a matrix (Hu et al. 2021). */
    LORA,
    /** Gains and biases of the norms (Qi et al. 2022). */
    LAYER_NORM,
    /** A bottleneck after attention and feed-forward (Houlsby et al. 2019). */
    ADAPTER,
    /** The same, its matrices sums of Kronecker products (Karimi Mahabadi et al. 2021). */
    COMPACTER
}
