package io.alluvium.model.hub;

/** Is told how far a download has come. */
@FunctionalInterface
public interface DownloadListener {

    /** Hears nothing. */
    DownloadListener NONE = (file, done, all) -> {};

    /** Bytes that are here and bytes that were announced so far, over all files; {@code file} is under way. */
    void at(String file, long done, long all);
}
