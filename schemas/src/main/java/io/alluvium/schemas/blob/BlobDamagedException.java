package io.alluvium.schemas.blob;

/** A stored blob is not what its name says. Trying again does not help; keeping the right bytes again does. */
public final class BlobDamagedException extends BlobStoreException {

    private static final long serialVersionUID = 1L;

    BlobDamagedException(String sha256, String found, Object place) {
        super(
                sha256,
                "Reading blob " + sha256 + " from " + place + ": its content has the digest " + found
                        + ". The file was changed or cut short; restore it from a copy, or publish the version again.");
    }
}
