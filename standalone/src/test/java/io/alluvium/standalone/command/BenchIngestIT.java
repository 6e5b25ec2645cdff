package io.alluvium.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.alluvium.schemas.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The measurement of ingest in small: what it counts and reports, not how fast it was. */
class BenchIngestIT {

    private static final int RECORDS = 3_000;
    private static final int DOMAINS = 40;
    private static final String MEMORY = "alluvium-bench-remembering-bench-ingest-" + DOMAINS + "-texts-changelog";

    @Test
    void shouldCountEveryDocumentOnceOnAllSides(@TempDir Path directory) throws Exception {
        // Given
        Path file = directory.resolve("report.json");
        Path data = directory.resolve("data");

        // When
        CommandRun run = run(file, data);

        // Then
        assertThat(run.exitCode()).as("%s", run).isEqualTo(ExitCodes.DONE);
        assertThat(run.out()).contains("Every document came out once.");
        JsonNode report = new ObjectMapper().readTree(file.toFile());
        assertThat(report.path("exact").asBoolean()).isTrue();
        assertThat(report.path("setting").path("valueBytes").asDouble()).isBetween(1_000.0, 1_100.0);
        JsonNode result = report.path("results").path(0);
        assertThat(result.path("ratio").path("median").asDouble()).isPositive();
        assertThat(result.path("establishing").path("counts").path("found").asInt())
                .isEqualTo(DOMAINS);
        JsonNode round = result.path("rounds").path(0);
        for (String side : new String[] {"fullPath", "rememberingStream", "bareStream", "bareLoop"}) {
            assertThat(round.path(side).path("counts").path("found").asInt())
                    .as(side)
                    .isEqualTo(RECORDS);
            assertThat(round.path(side).path("counts").path("again").asInt()).isZero();
            assertThat(round.path(side).path("recordsPerSecond").asDouble()).isPositive();
        }
        assertThat(written(round, "fullPath", Topics.EXAMPLES)).isBetween(1.0, 1.2);
        assertThat(written(round, "rememberingStream", "alluvium.bench.remembering.v1"))
                .isBetween(1.0, 1.1);
        assertThat(written(round, "rememberingStream", MEMORY)).isBetween(1.0, 1.1);
        assertThat(written(round, "bareStream", "alluvium.bench.stream.v1")).isBetween(1.0, 1.1);
        assertThat(written(round, "bareLoop", "alluvium.bench.bare.v1")).isBetween(1.0, 1.1);
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void shouldRefuseADirectoryThatIsNotEmpty(@TempDir Path directory) throws Exception {
        // Given
        Path file = Files.writeString(directory.resolve("mine.txt"), "mine");

        // When
        CommandRun run = run(directory.resolve("report.json"), directory);

        // Then
        assertThat(run.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(run.err()).contains("needs an empty directory");
        assertThat(file).hasContent("mine");
    }

    private static double written(JsonNode round, String side, String topic) {
        return round.path(side)
                .path("writtenPerRecord")
                .path(topic)
                .path("records")
                .asDouble();
    }

    private static CommandRun run(Path report, Path data) {
        return CommandRun.of(
                "bench",
                "ingest",
                "--records=" + RECORDS,
                "--domains=" + DOMAINS,
                "--rounds=1",
                "--warm-ups=0",
                "--set=alluvium.ingest.quiet-cut=1s",
                "--set=alluvium.ingest.threads=2",
                "--data-dir=" + data,
                "--report=" + report);
    }
}
