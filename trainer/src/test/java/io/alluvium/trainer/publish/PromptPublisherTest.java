package io.alluvium.trainer.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.alluvium.learning.Proposal;
import io.alluvium.learning.TrainingSummary;
import io.alluvium.learning.Verdict;
import io.alluvium.model.tuner.PromptShape;
import io.alluvium.model.tuner.SoftPrompt;
import io.alluvium.schemas.VersionManifest;
import io.alluvium.schemas.blob.BlobStore;
import io.alluvium.schemas.blob.BlobStores;
import io.alluvium.trainer.TinyTrainer;
import io.alluvium.trainer.state.Sources;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The order of effects, and manifests as pure functions. */
class PromptPublisherTest {

    private static final Lineage LINEAGE = new Lineage(
            "news",
            TinyTrainer.RECIPE,
            5,
            new Lineage.Place("examples", 2, 17),
            new Lineage.Past(null, Sources.NONE.and("gauge").and(null)));

    @TempDir
    Path directory;

    @Test
    void shouldKeepFilesBeforeItNamesThem() {
        // Given
        BlobStore blobs = BlobStores.inDirectory(directory);
        PromptPublisher publisher = new PromptPublisher(blobs, TinyTrainer.BACKBONE, "test");
        int[] found = new int[1];

        // When
        publisher.publish(
                proposal(1),
                LINEAGE,
                manifest -> manifest.getBlobs()
                        .forEach(blob -> found[0] += blobs.get(blob.getSha256()).isPresent() ? 1 : 0));

        // Then
        assertThat(found[0]).isEqualTo(2);
    }

    @Test
    void shouldWriteEqualManifestsForEqualInputsOnly() {
        // Given
        PromptPublisher publisher =
                new PromptPublisher(BlobStores.inDirectory(directory), TinyTrainer.BACKBONE, "test");

        // When
        VersionManifest one = publisher.publish(proposal(1), LINEAGE, manifest -> {});
        VersionManifest same = publisher.publish(proposal(1), LINEAGE, manifest -> {});
        VersionManifest otherValues = publisher.publish(proposal(2), LINEAGE, manifest -> {});
        VersionManifest otherParent = publisher.publish(
                proposal(1),
                new Lineage(
                        "news", TinyTrainer.RECIPE, 5, LINEAGE.place(), new Lineage.Past("f".repeat(64), Sources.NONE)),
                manifest -> {});

        // Then
        assertThat(same).isEqualTo(one);
        assertThat(List.of(one.getDigest(), otherValues.getDigest(), otherParent.getDigest()))
                .doesNotHaveDuplicates()
                .allMatch(digest -> digest.matches("[0-9a-f]{64}"));
    }

    @Test
    void shouldListWhatMakesTheIdentityInAStableForm() {
        // Given
        PromptPublisher publisher =
                new PromptPublisher(BlobStores.inDirectory(directory), TinyTrainer.BACKBONE, "test");
        VersionManifest manifest = publisher.publish(proposal(1), LINEAGE, made -> {});

        // When
        String list = VersionDigest.canonical(manifest, null);

        // Then
        assertThat(list)
                .startsWith("alluvium-version 1\ndomain news\nversion 1\nparent none\nbackbone ")
                .contains("\nseed 5\nexamples examples 2 3 17\nlearned 9 2 200 4\nblob adapter_config.json ")
                .endsWith("\n");
    }

    private static Proposal proposal(float value) {
        PromptShape shape = PromptShape.prompt(2, TinyTrainer.BACKBONE.shape());
        float[] values = new float[shape.size()];
        values[0] = value;
        return new Proposal(
                1,
                null,
                new SoftPrompt(shape, values),
                new Verdict(true, "better", 20, null, 10, 0.01, List.of()),
                new TrainingSummary(3, 16, 9, 2, 200, 4, 99, 99, "0".repeat(64)),
                1);
    }
}
