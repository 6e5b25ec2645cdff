package io.alluvium.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alluvium.learning.recipe.Recipes;
import io.alluvium.model.Backbone;
import io.alluvium.model.pretrain.UntrainedCheckpoint;
import io.alluvium.schemas.VersionManifest;
import io.alluvium.schemas.blob.BlobStores;
import io.alluvium.schemas.serde.RecordWriter;
import io.alluvium.schemas.serde.SchemaArchive;
import io.alluvium.testkit.TinyBackbone;
import io.alluvium.trainer.publish.Lineage;
import io.alluvium.trainer.replay.Origin;
import io.alluvium.trainer.replay.Rebuilt;
import io.alluvium.trainer.replay.ReplayException;
import io.alluvium.trainer.replay.VersionReplay;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A manifest names all that a version is made from: with any of it changed, another version comes out. */
class ManifestInputsTest {

    private static final String NEWS = "news";

    private final List<SpecificRecord> log = new ArrayList<>(TinyTrainer.stream(NEWS, 0, 40));
    private VersionManifest goal;
    private Origin origin;

    @BeforeEach
    void train(@TempDir Path directory) {
        try (TestDrive drive = new TestDrive(TinyTrainer.plan(32), BlobStores.inDirectory(directory))) {
            drive.feed(log);
            goal = drive.versions().get(1);
        }
        origin = new Origin(
                goal.getDomain(),
                goal.getVersion(),
                Recipes.read(goal.getRecipeJson()),
                goal.getSeed(),
                new Lineage.Place(
                        goal.getExamples().getTopic(),
                        goal.getExamples().getPartition(),
                        goal.getExamples().getLastOffset()),
                new Origin.Maker(goal.getCodeVersion(), goal.getBaseModel()));
    }

    @Test
    void shouldMakeTheSameVersionFromAllThatItNames() {
        // When and then
        assertThat(replay(origin, TinyTrainer.BACKBONE)).isEqualTo(goal);
    }

    @Test
    void shouldMakeAnotherVersionWithAnotherSeedOrRecipe() {
        // When
        VersionManifest seed = replay(
                new Origin(NEWS, origin.version(), origin.recipe(), origin.seed() + 1, origin.last(), origin.made()),
                TinyTrainer.BACKBONE);
        VersionManifest recipe = replay(
                new Origin(
                        NEWS,
                        origin.version(),
                        origin.recipe().with("optimizer.rate", 0.04),
                        origin.seed(),
                        origin.last(),
                        origin.made()),
                TinyTrainer.BACKBONE);

        // Then
        assertThat(List.of(seed.getBlobs(), recipe.getBlobs())).doesNotContain(goal.getBlobs());
        assertThat(List.of(seed.getDigest(), recipe.getDigest())).doesNotContain(goal.getDigest());
    }

    @Test
    void shouldMakeNoVersionFromAnotherRangeOfTheLog() {
        // Given
        Lineage.Place earlier = new Lineage.Place(
                origin.last().topic(), origin.last().partition(), origin.last().offset() - 1);

        // When and then
        assertThat(goal.getExamples().getFirstOffset()).isZero();
        assertThatThrownBy(() -> replay(
                        new Origin(NEWS, origin.version(), origin.recipe(), origin.seed(), earlier, origin.made()),
                        TinyTrainer.BACKBONE))
                .isInstanceOf(ReplayException.class);
    }

    @Test
    void shouldMakeAnotherVersionOnAnotherModel(@TempDir Path directory) throws Exception {
        // Given
        Path model = Files.createDirectory(directory.resolve(goal.getBaseModel()));
        UntrainedCheckpoint.write(model, TinyBackbone.SHAPE, List.of("the river and the ground"), 0.2);

        try (Backbone other = Backbone.open(model, TinyTrainer.OPTIONS)) {
            // When
            VersionManifest made = replay(origin, other);

            // Then
            assertThat(made.getBackboneDigest()).isNotEqualTo(goal.getBackboneDigest());
            assertThat(made.getDigest()).isNotEqualTo(goal.getDigest());
        }
    }

    @Test
    void shouldNameTheReleaseThatMadeIt() {
        // When
        VersionManifest made = replay(
                new Origin(
                        NEWS,
                        origin.version(),
                        origin.recipe(),
                        origin.seed(),
                        origin.last(),
                        new Origin.Maker("9.9.9", goal.getBaseModel())),
                TinyTrainer.BACKBONE);

        // Then
        assertThat(goal.getCodeVersion()).isNotBlank();
        assertThat(made.getCodeVersion()).isEqualTo("9.9.9");
        assertThat(made.getDigest()).isEqualTo(goal.getDigest());
    }

    private VersionManifest replay(Origin from, Backbone backbone) {
        VersionReplay replay = new VersionReplay(backbone, from, SchemaArchive.bundled());
        Optional<Rebuilt> made = Optional.empty();
        for (int offset = 0; made.isEmpty() && offset < log.size(); offset++) {
            made = replay.take(NEWS, RecordWriter.write(log.get(offset)), offset);
        }
        return made.orElseThrow().manifest();
    }
}
