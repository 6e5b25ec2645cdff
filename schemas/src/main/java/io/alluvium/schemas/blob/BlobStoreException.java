package io.alluvium.schemas.blob;

/** The blob store could not do what it was asked for, such as on a full disk. Trying again later may help. */
public class BlobStoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String sha256;

    BlobStoreException(String sha256, String message, Throwable cause) {
        super(message, cause);
        this.sha256 = sha256;
    }

    BlobStoreException(String sha256, String message) {
        super(message);
        this.sha256 = sha256;
    }

    /** Name of the blob in question. */
    public String sha256() {
        return sha256;
    }
}
