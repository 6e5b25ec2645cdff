package io.alluvium.learning;

/** A stored learner state that cannot be used: damaged, of a newer format, or of another backbone. */
public final class LearnerStateException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LearnerStateException(String message) {
        super(message);
    }

    public LearnerStateException(String message, Throwable cause) {
        super(message, cause);
    }
}
