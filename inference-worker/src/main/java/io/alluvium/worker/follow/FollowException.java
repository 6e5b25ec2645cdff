package io.alluvium.worker.follow;

import org.jspecify.annotations.Nullable;

/** A version could not be had or not be used. What is in use already stays in use. */
public abstract sealed class FollowException extends RuntimeException
        permits RegistryUnavailableException, PromptDamagedException, PromptRefusedException {

    private static final long serialVersionUID = 1L;

    private final String message;

    FollowException(String message, @Nullable Throwable cause) {
        super(message, cause);
        this.message = message;
    }

    @Override
    public String getMessage() {
        return message;
    }

    /** Whether the same attempt may succeed later. */
    public abstract boolean retriable();

    /** Whether the attempt gave a verdict on the version, that others should know of. */
    abstract boolean verdict();
}
