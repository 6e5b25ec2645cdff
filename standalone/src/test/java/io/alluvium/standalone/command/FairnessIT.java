package io.alluvium.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.alluvium.learning.recipe.Recipes;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark of fairness in short, on the tiny model: real processes, real broker. */
class FairnessIT {

    private static final int FLOOD = 300;

    @TempDir
    Path folder;

    @Test
    void shouldMeasureAFloodAndItsNeighbourAndCountEachRecordOnce() throws Exception {
        // Given
        Path recipe = Files.writeString(
                folder.resolve("recipe.json"),
                Recipes.load(Recipes.DEFAULT)
                        .with("tuner.length", 4)
                        .with("batch.records", 4)
                        .with("batch.window", 24)
                        .with("batch.tokens", 96)
                        .with("publishEverySteps", 20)
                        .toJson());

        // When
        BenchRun run = BenchRun.onTinyModel(
                folder,
                "fairness",
                "--recipe",
                recipe.toString(),
                "--rounds",
                "1",
                "--flood",
                Integer.toString(FLOOD),
                "--brook",
                "8",
                "--record-chars",
                "40",
                "--set",
                "alluvium.ingest.commit-interval=50ms",
                "--set",
                "alluvium.trainer.streams.commit-interval=200ms");

        // Then
        // How long it took is for the benchmark; a test that shares its processors cannot say.
        assertThat(run.exitCode()).as(run.output()).isIn(ExitCodes.DONE, ExitCodes.REFUSED);
        JsonNode found = run.report();
        assertThat(found.path("backlogs")).hasSize(1);
        assertThat(found.at("/flood/accepted").asInt()).isEqualTo(FLOOD);
        assertThat(found.at("/flood/trained").asInt()
                        + found.at("/flood/heldOut").asInt())
                .isEqualTo(FLOOD);
        assertThat(found.at("/quiet/count").asInt()).isEqualTo(1);
        assertThat(found.at("/checks/2/what").asText()).isEqualTo("exact");
        assertThat(found.at("/checks/2/holds").asBoolean()).as(run.output()).isTrue();
    }
}
