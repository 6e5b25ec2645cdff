package io.alluvium.worker.follow;

/** Bytes of a version are not what their digest says: cut short or tampered with. They may be put right later. */
public final class PromptDamagedException extends FollowException {

    private static final long serialVersionUID = 1L;

    PromptDamagedException(PromptVersion version, String file, String wanted, String found) {
        super(
                "Checking " + file + " of " + version.name() + ": expected the SHA-256 " + wanted + ", found " + found
                        + ". The version is not used; restore the blob in the registry's store or publish the version again.",
                null);
    }

    @Override
    public boolean retriable() {
        return true;
    }

    @Override
    boolean verdict() {
        return true;
    }
}
