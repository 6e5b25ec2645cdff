package io.alluvium.worker.follow;

/** A version is what it says, but not for this worker. Trying again does not help. */
public final class PromptRefusedException extends FollowException {

    private static final long serialVersionUID = 1L;

    /**
     * A refusal.
     *
     * @param version what was refused
     * @param found what was found and what to do, as the rest of a sentence
     */
    public PromptRefusedException(PromptVersion version, String found) {
        super("Preparing " + version.name() + " for use: " + found, null);
    }

    @Override
    public boolean retriable() {
        return false;
    }

    @Override
    boolean verdict() {
        return true;
    }
}
