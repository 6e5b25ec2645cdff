package io.alluvium.model.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checkpoints of a Hub, brought into the cache and used from there. */
public final class HubModels {

    private static final Logger LOG = LoggerFactory.getLogger(HubModels.class);

    private final HubSettings settings;
    private final HubClient client;
    private final BlobDownload blobs;

    /** Models as the settings say. */
    public HubModels(HubSettings settings) {
        this(settings, Retries.inRealTime());
    }

    HubModels(HubSettings settings, Retries retries) {
        this.settings = settings;
        this.client = new HubClient(settings, new HubHttp(settings, retries));
        this.blobs = new BlobDownload(settings, client, retries);
    }

    /** The directory of a model's files, which are brought first where they are not here. */
    public Path directory(ModelReference model, DownloadListener listener) {
        HubCache cache = new HubCache(settings, model);
        String known = cache.commit(model);
        if (settings.offline()) {
            return offline(model, cache, known);
        }
        if (known != null && model.pinned() && cache.settled(known)) {
            return cache.snapshot(known);
        }
        boolean usable = known != null && cache.missing(known).isEmpty();
        try {
            HubListing now = client.list(model, usable ? 0 : Retries.MOST);
            return new SnapshotDownload(client, blobs, model, cache, listener).bring(now);
        } catch (HubAwayException e) {
            if (known == null || !usable) {
                throw e;
            }
            LOG.atWarn()
                    .addKeyValue("model", model)
                    .addKeyValue("commit", known)
                    .addKeyValue("error", e.getMessage())
                    .log("The Hub is away; using what is in the cache");
            return cache.snapshot(known);
        } catch (IOException | UncheckedIOException e) {
            throw new HubException(
                    model + ": writing to the cache " + settings.cache() + ": " + e.getMessage()
                            + ". See that the disk has room and may be written, or set HF_HOME to another directory.",
                    e);
        }
    }

    private Path offline(ModelReference model, HubCache cache, @Nullable String known) {
        if (known == null) {
            throw new HubException(model + " is not in the cache " + settings.cache()
                    + ", and HF_HUB_OFFLINE forbids to fetch it. Fetch it once without,"
                    + " or name a commit that is there.");
        }
        List<String> missing = cache.missing(known);
        if (!missing.isEmpty()) {
            throw new HubException(cache.snapshot(known) + " lacks " + String.join(", ", missing) + " of " + model
                    + ", and HF_HUB_OFFLINE forbids to fetch them. Fetch it once without.");
        }
        return cache.snapshot(known);
    }
}
