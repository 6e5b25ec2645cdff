package io.alluvium.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alluvium.learning.recipe.Recipes;
import io.alluvium.model.Backbone;
import io.alluvium.model.BackboneOptions;
import io.alluvium.model.Precision;
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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the trainer published is made again from its log. */
class VersionReplayTest {

    private static final String NEWS = "news";

    private final List<SpecificRecord> log = new ArrayList<>();
    private List<VersionManifest> published = List.of();

    @BeforeEach
    void train(@TempDir Path directory) {
        log.addAll(TinyTrainer.stream(NEWS, 0, 22));
        log.add(TinyTrainer.cut(NEWS));
        log.addAll(TinyTrainer.stream(NEWS, 22, 60));
        try (TestDrive drive = new TestDrive(TinyTrainer.plan(32), BlobStores.inDirectory(directory))) {
            drive.feed(log);
            published = drive.versions();
        }
        assertThat(published).hasSizeGreaterThan(3);
    }

    private static Origin origin(VersionManifest goal) {
        return new Origin(
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

    private Optional<Rebuilt> replay(Origin origin) {
        return replay(origin, TinyTrainer.BACKBONE);
    }

    private Optional<Rebuilt> replay(Origin origin, Backbone backbone) {
        VersionReplay replay = new VersionReplay(backbone, origin, SchemaArchive.bundled());
        Optional<Rebuilt> made = Optional.empty();
        for (int offset = 0; made.isEmpty() && offset < log.size(); offset++) {
            made = replay.take(NEWS, RecordWriter.write(log.get(offset)), offset);
        }
        return made;
    }

    @Test
    void shouldMakeEachVersionAgainToTheLastBit() {
        for (VersionManifest goal : published) {
            assertThat(replay(origin(goal)).orElseThrow().manifest()).isEqualTo(goal);
        }
    }

    @Test
    void shouldMakeAVersionAgainWithTheModelUnderAnotherName(@TempDir Path directory) throws IOException {
        // Given
        VersionManifest goal = published.get(1);
        Path moved = Files.createDirectory(directory.resolve("moved-model"));
        TinyBackbone.write(moved);

        try (Backbone backbone = Backbone.open(moved, new BackboneOptions(Precision.FP32, 1, "cpu"))) {
            // When
            Rebuilt made = replay(origin(goal), backbone).orElseThrow();

            // Then
            assertThat(backbone.identity().name()).isEqualTo("moved-model");
            assertThat(made.manifest()).isEqualTo(goal);
        }
    }

    @Test
    void shouldPassOverOtherDomainsAndRubbish() {
        // Given
        VersionManifest goal = published.get(1);
        VersionReplay replay = new VersionReplay(TinyTrainer.BACKBONE, origin(goal), SchemaArchive.bundled());
        Optional<Rebuilt> made = Optional.empty();

        // When
        for (int offset = 0; made.isEmpty(); offset++) {
            replay.take("law", RecordWriter.write(TinyTrainer.example("law", offset, false)), -1);
            replay.take(NEWS, new byte[] {1, 2, 3}, -1);
            made = replay.take(NEWS, RecordWriter.write(log.get(offset)), offset);
        }

        // Then
        assertThat(made.orElseThrow().manifest()).isEqualTo(goal);
    }

    @Test
    void shouldGiveAnotherDigestFromAnotherLog() {
        // Given
        VersionManifest goal = published.get(published.size() - 1);
        log.set(3, TinyTrainer.example(NEWS, 3, false, "the silt of another stream"));

        // When
        Rebuilt made = replay(origin(goal)).orElseThrow();

        // Then
        assertThat(made.manifest().getDigest()).isNotEqualTo(goal.getDigest());
    }

    @Test
    void shouldSayWhenTheLogGivesNoSuchVersion() {
        // Given
        Origin origin = origin(published.get(1));
        Origin tooMany = new Origin(origin.domain(), 99, origin.recipe(), origin.seed(), origin.last(), origin.made());

        // When, Then
        assertThatThrownBy(() -> replay(tooMany))
                .isInstanceOf(ReplayException.class)
                .hasMessageContaining("news@99")
                .hasMessageContaining("gives 2 as the last version");
    }
}
