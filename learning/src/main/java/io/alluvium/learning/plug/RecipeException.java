package io.alluvium.learning.plug;

/** A recipe that cannot be followed; the message names the key, what was found and what is allowed. */
public final class RecipeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RecipeException(String message) {
        super(message);
    }

    public RecipeException(String message, Throwable cause) {
        super(message, cause);
    }
}
