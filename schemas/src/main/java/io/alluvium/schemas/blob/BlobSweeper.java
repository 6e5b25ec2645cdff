package io.alluvium.schemas.blob;

import java.time.Instant;
import java.util.function.Predicate;

/** Removes blobs that nothing names. Many may run at once, on several machines, beside stores that keep blobs. */
public interface BlobSweeper {

    /**
     * Says whose blobs these are; the first one who says so is believed.
     *
     * @throws BlobStoreException if they are another one's, or that could not be found out
     */
    void claim(String owner);

    /**
     * Removes each blob that was last kept before that moment and is not named, and what writers that died left behind.
     * A blob that is kept again while this runs stays, and can be read at any moment.
     *
     * @throws BlobStoreException if the directory could not be read or changed
     */
    Swept sweep(Predicate<String> named, Instant keptBefore);

    /**
     * What was done.
     *
     * @param blobs blobs that were there
     * @param removed those of them that were removed
     * @param removedBytes their size
     * @param restored those that were kept again meanwhile, or lay in the trash although something names them
     */
    record Swept(long blobs, long removed, long removedBytes, long restored) {

        /** Nothing was there. */
        public static final Swept NOTHING = new Swept(0, 0, 0, 0);
    }
}
