package io.alluvium.trainer.publish;

import io.alluvium.schemas.BlobReference;
import io.alluvium.schemas.ExampleRange;
import io.alluvium.schemas.VersionManifest;
import io.alluvium.schemas.blob.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * A version's identity: SHA-256 over a list in UTF-8, one {@code name value} a line, of what the version consists of and
 * what it was made from. Whoever has the manifest and its parent's digest can compute it again. The first line names
 * the form of the list.
 */
public final class VersionDigest {

    private VersionDigest() {}

    /** The digest; what the manifest has in its own digest field does not count. */
    public static String of(VersionManifest manifest, @Nullable String parentDigest) {
        return Sha256.hex(canonical(manifest, parentDigest).getBytes(StandardCharsets.UTF_8));
    }

    static String canonical(VersionManifest manifest, @Nullable String parentDigest) {
        ExampleRange range = manifest.getExamples();
        StringJoiner lines = new StringJoiner("\n", "", "\n")
                .add("alluvium-version 1")
                .add("domain " + manifest.getDomain())
                .add("version " + manifest.getVersion())
                .add("parent " + (parentDigest == null ? "none" : parentDigest))
                .add("backbone " + manifest.getBackboneDigest())
                .add("tokenizer " + manifest.getTokenizerDigest())
                .add("tuner " + manifest.getTunerKind())
                .add("recipe " + Sha256.hex(manifest.getRecipeJson().getBytes(StandardCharsets.UTF_8)))
                .add("seed " + manifest.getSeed())
                .add("examples " + range.getTopic() + " " + range.getPartition() + " " + range.getFirstOffset() + " "
                        + range.getLastOffset())
                .add("learned " + range.getTrainedRecords() + " " + range.getHeldOutRecords() + " "
                        + range.getTrainedTokens() + " " + range.getSteps());
        manifest.getBlobs().stream()
                .sorted(Comparator.comparing(BlobReference::getName))
                .forEach(blob ->
                        lines.add("blob " + blob.getName() + " " + blob.getSha256() + " " + blob.getSizeBytes()));
        return lines.toString();
    }
}
