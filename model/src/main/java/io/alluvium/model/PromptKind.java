package io.alluvium.model;

/** Where the trained vectors enter the frozen model. */
public enum PromptKind {
    /** Keys and values before the text's own, in every layer (Li and Liang 2021). */
    PREFIX,
    /** Rows before the text's embeddings (Lester et al. 2021). */
    PROMPT
}
