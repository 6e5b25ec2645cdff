package io.alluvium.model.hub;

/** A model that could not be had from the Hub; the message names it, what was found and what to do. */
public class HubException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Makes the error with its full message. */
    public HubException(String message) {
        super(message);
    }

    /** Makes the error with its full message and what caused it. */
    public HubException(String message, Throwable cause) {
        super(message, cause);
    }
}
