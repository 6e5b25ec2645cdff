package io.alluvium.model.checkpoint;

/** A checkpoint or tensor file that cannot be used; the message names the file, what was found and what was expected. */
public final class CheckpointException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Makes the error with its full message. */
    public CheckpointException(String message) {
        super(message);
    }
}
