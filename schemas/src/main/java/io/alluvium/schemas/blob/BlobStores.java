package io.alluvium.schemas.blob;

import java.nio.file.Path;

/** The way to a blob store. */
public final class BlobStores {

    private BlobStores() {}

    /** A store in a directory, which is made when the first blob is kept. */
    public static BlobStore inDirectory(Path directory) {
        return new DirectoryBlobStore(directory, new DurableFiles());
    }

    /** What removes from that store what nothing names. */
    public static BlobSweeper sweeperIn(Path directory) {
        return new DirectoryBlobSweeper(directory, new DurableFiles());
    }
}
