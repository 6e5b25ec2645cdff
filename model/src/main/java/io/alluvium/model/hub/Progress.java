package io.alluvium.model.hub;

/** Adds up what has come of all files of one download. */
final class Progress {

    private final DownloadListener listener;
    private long done;
    private long all;

    Progress(DownloadListener listener) {
        this.listener = listener;
    }

    /** A file is to come. */
    void expect(HubFile file) {
        all += file.size();
    }

    /** That many of a file's bytes came; fewer than none when a file begins anew. */
    void came(HubFile file, long bytes) {
        done += bytes;
        listener.at(file.name(), done, all);
    }
}
