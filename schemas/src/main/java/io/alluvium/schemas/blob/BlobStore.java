package io.alluvium.schemas.blob;

import java.util.Optional;

/** Immutable bytes by content address. Implementations are safe for use by many threads and processes at once. */
public interface BlobStore {

    /**
     * Keeps the bytes durably; when it returns, they survive a crash. Keeping the same bytes again changes nothing, but
     * counts as kept now: a {@link BlobSweeper} leaves them alone for a while.
     *
     * @return their SHA-256, the name to get them by
     * @throws BlobStoreException if they could not be kept; nothing is left behind then
     */
    String put(byte[] bytes);

    /**
     * The bytes of that name, checked against it; empty if the store does not have them.
     *
     * @throws BlobDamagedException if what is stored is not what the name says
     * @throws BlobStoreException if it could not be read
     */
    Optional<byte[]> get(String sha256);
}
