package io.alluvium.worker.predict;

/** Why a request gets no answer. */
public enum Problem {
    /** The request is not what it should be. */
    INVALID_REQUEST,
    /** The prompt and what shall be added do not fit the model's context. */
    CONTEXT_EXCEEDED,
    /** There is nothing of the name that the request uses. */
    UNKNOWN_MODEL,
    /** The version exists but was made for another model. */
    UNUSABLE_VERSION,
    /** The version's bytes are not what they should be. */
    DAMAGED_VERSION,
    /** The version is not here, and the registry that has it does not answer. */
    REGISTRY_AWAY,
    /** As many requests wait as may. */
    OVERLOADED,
    /** The request waited for its turn for as long as it may. */
    WAITED_TOO_LONG,
    /** The worker is being stopped. */
    STOPPING
}
