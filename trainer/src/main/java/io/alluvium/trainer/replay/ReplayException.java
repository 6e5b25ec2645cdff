package io.alluvium.trainer.replay;

/** A version cannot be made again from this log; the message says what is missing. */
public final class ReplayException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ReplayException(String message) {
        super(message);
    }
}
