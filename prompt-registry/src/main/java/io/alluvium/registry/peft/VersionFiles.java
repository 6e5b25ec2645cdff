package io.alluvium.registry.peft;

import io.alluvium.registry.RegistryConfig;
import io.alluvium.registry.problem.ProblemKind;
import io.alluvium.registry.problem.RegistryException;
import io.alluvium.schemas.BlobReference;
import io.alluvium.schemas.blob.BlobDamagedException;
import io.alluvium.schemas.blob.BlobStore;
import io.alluvium.schemas.blob.BlobStoreException;
import io.alluvium.schemas.blob.BlobStores;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files of versions, each checked against its digest before a byte of it leaves. */
@ApplicationScoped
public class VersionFiles {

    private static final Logger LOG = LoggerFactory.getLogger(VersionFiles.class);

    private final BlobStore blobs;

    /** Reads where the trainer writes. */
    public VersionFiles(RegistryConfig config) {
        this.blobs = BlobStores.inDirectory(config.blobsDirectory());
    }

    /** The bytes of that digest, or empty where there are none. */
    public Optional<byte[]> find(String sha256) {
        try {
            return blobs.get(sha256);
        } catch (BlobDamagedException damaged) {
            LOG.atError().addKeyValue("blob", sha256).log("A stored blob is damaged");
            throw new RegistryException(
                    ProblemKind.BLOB_DAMAGED,
                    "Reading blob " + sha256 + ": what is stored has another digest; restore it from a copy, or publish"
                            + " the version again");
        } catch (BlobStoreException unreadable) {
            LOG.atError()
                    .addKeyValue("blob", sha256)
                    .addKeyValue("error", unreadable.getMessage())
                    .log("No blob read");
            throw new RegistryException(
                    ProblemKind.BLOB_UNREADABLE,
                    "Reading blob " + sha256 + ": the blob store failed; see the registry's log");
        }
    }

    /** The bytes of a version's file, which must be there. */
    public byte[] read(BlobReference file) {
        return find(file.getSha256())
                .orElseThrow(() -> new RegistryException(
                        ProblemKind.BLOB_MISSING,
                        "Reading " + file.getName() + ": the blob store has no blob " + file.getSha256()
                                + "; restore it from a copy, or publish the version again"));
    }
}
