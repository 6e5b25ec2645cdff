package io.alluvium.trainer.publish;

import io.alluvium.learning.Proposal;
import io.alluvium.model.Backbone;
import io.alluvium.model.BackboneIdentity;
import io.alluvium.model.family.Architecture;
import io.alluvium.model.peft.PeftDirectory;
import io.alluvium.schemas.BlobReference;
import io.alluvium.schemas.VersionManifest;
import io.alluvium.schemas.blob.BlobStore;
import io.alluvium.schemas.crash.CrashSite;
import io.alluvium.schemas.crash.CrashSites;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Publishes versions; the only class with the order of effects.
 *
 * <ol>
 *   <li>The files go into the blob store by content address and are on the disk before the next line.
 *   <li>The manifest goes to the versions log. It is seen when the transaction commits, together with the learner's state
 *       and the consumed offsets.
 * </ol>
 *
 * A crash after 1 leaves files that nothing names, and the replay puts the very same ones. A disk that is full stops 1,
 * so that no manifest names a file that is not there.
 */
public final class PromptPublisher {

    private static final Map<String, String> MEDIA_TYPES =
            Map.of(PeftDirectory.CONFIG, "application/json", PeftDirectory.TENSORS, "application/octet-stream");

    private final BlobStore blobs;
    private final BackboneIdentity identity;
    private final Architecture shape;
    private final ManifestWriter manifests;

    /** Takes where files go, what the prompts were trained against, and the version of this program. */
    public PromptPublisher(BlobStore blobs, Backbone backbone, String codeVersion) {
        this(blobs, backbone, codeVersion, backbone.identity().name());
    }

    /** The same under a name of the frozen model that is not its directory's. */
    public PromptPublisher(BlobStore blobs, Backbone backbone, String codeVersion, String baseModel) {
        BackboneIdentity here = backbone.identity();
        this.blobs = blobs;
        this.shape = backbone.shape();
        this.identity = new BackboneIdentity(baseModel, here.weightsDigest(), here.tokenizerDigest());
        this.manifests = new ManifestWriter(identity, backbone.arithmetic(), codeVersion);
    }

    /**
     * Publishes a proposal.
     *
     * @param log hands a manifest to the versions log
     * @return the manifest
     */
    public VersionManifest publish(Proposal proposal, Lineage lineage, Consumer<VersionManifest> log) {
        List<BlobReference> files = keep(PeftDirectory.encode(proposal.prompt(), identity, shape));
        CrashSites.ofThisProcess().reach(CrashSite.BLOBS_STORED);
        VersionManifest manifest = manifests.write(proposal, lineage, files);
        log.accept(manifest);
        CrashSites.ofThisProcess().reach(CrashSite.MANIFEST_SENT);
        return manifest;
    }

    private List<BlobReference> keep(Map<String, byte[]> files) {
        List<BlobReference> kept = new ArrayList<>();
        new TreeMap<>(files)
                .forEach((name, bytes) -> kept.add(BlobReference.newBuilder()
                        .setName(name)
                        .setSha256(blobs.put(bytes))
                        .setSizeBytes(bytes.length)
                        .setMediaType(MEDIA_TYPES.getOrDefault(name, "application/octet-stream"))
                        .build()));
        return kept;
    }
}
