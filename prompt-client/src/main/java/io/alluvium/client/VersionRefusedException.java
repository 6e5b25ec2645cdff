package io.alluvium.client;

/** A version is not what it must be, so that it is not used; the last good one is. */
public final class VersionRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says which version, what was found and what was expected. */
    public VersionRefusedException(String message) {
        super(message);
    }
}
