package io.alluvium.model.hub;

/** The Hub did not answer, or only that it cannot now; what is in the cache may do. */
public final class HubAwayException extends HubException {
    private static final long serialVersionUID = 1L;

    HubAwayException(String message) {
        super(message);
    }

    HubAwayException(String message, Throwable cause) {
        super(message, cause);
    }
}
