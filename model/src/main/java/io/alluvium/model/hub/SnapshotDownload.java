package io.alluvium.model.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings what is not here of one commit, and only then has the revision stand for it. */
final class SnapshotDownload {

    private static final Logger LOG = LoggerFactory.getLogger(SnapshotDownload.class);

    private final HubClient client;
    private final BlobDownload blobs;
    private final ModelReference model;
    private final HubCache cache;
    private final Progress progress;

    SnapshotDownload(
            HubClient client, BlobDownload blobs, ModelReference model, HubCache cache, DownloadListener listener) {
        this.client = client;
        this.blobs = blobs;
        this.model = model;
        this.cache = cache;
        this.progress = new Progress(listener);
    }

    /** Brings it; gives the directory. */
    Path bring(HubListing now) throws IOException {
        String commit = now.commit();
        if (!cache.settled(commit)) {
            LOG.atInfo()
                    .addKeyValue("model", model)
                    .addKeyValue("directory", cache.snapshot(commit))
                    .log("Fetching what is not in the cache");
            bringAll(commit, WantedFiles.of(model, now.files()));
            if (!now.files().contains(WantedFiles.WEIGHTS)) {
                bringAll(commit, WantedFiles.shards(cache.file(commit, WantedFiles.INDEX)));
            }
            for (String name : WantedFiles.OPTIONAL) {
                if (!now.files().contains(name)) {
                    cache.noteMissing(commit, name);
                }
            }
        }
        cache.remember(model, commit);
        return cache.snapshot(commit);
    }

    private void bringAll(String commit, Collection<String> names) throws IOException {
        List<HubFile> files = new ArrayList<>();
        for (String name : names) {
            if (!Files.isRegularFile(cache.file(commit, name))) {
                HubFile file = client.describe(model, commit, name);
                progress.expect(file);
                files.add(file);
            }
        }
        for (HubFile file : files) {
            bring(file);
        }
    }

    private void bring(HubFile file) throws IOException {
        try (BlobLock lock = BlobLock.take(cache.lock(file.etag()))) {
            if (Files.isRegularFile(cache.file(file.commit(), file.name()))) {
                progress.came(file, file.size());
                return;
            }
            boolean fresh = !Files.isRegularFile(cache.blob(file.etag()));
            if (fresh) {
                blobs.bring(model, file, cache.blobs(), progress);
            } else {
                progress.came(file, file.size());
            }
            cache.place(file, fresh);
        }
    }
}
