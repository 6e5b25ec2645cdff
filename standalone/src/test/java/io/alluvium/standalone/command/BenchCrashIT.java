package io.alluvium.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.alluvium.testkit.TinyBackbone;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of the crash harness: some kills of real processes on the tiny model. */
class BenchCrashIT {

    private static final String KILLS = "2";

    @TempDir
    Path folder;

    @Test
    void shouldLoseNothingAndCountNothingTwiceWhoeverIsKilled() throws Exception {
        // Given
        Path model = Files.createDirectories(folder.resolve("model"));
        TinyBackbone.write(model);
        Path report = folder.resolve("report.json");

        // When
        try (AlluviumProcess bench = AlluviumProcess.start(
                "bench",
                "crash",
                "--kills",
                KILLS,
                "--seed",
                "11",
                "--model",
                model.toString(),
                "--set",
                "alluvium.model.precision=fp32",
                "--report",
                report.toString())) {
            int exitCode = bench.exitCode();

            // Then
            assertThat(exitCode).as(bench.output()).isZero();
            JsonNode found = new ObjectMapper().readTree(report.toFile());
            assertThat(found.path("kills").asInt()).isEqualTo(Integer.parseInt(KILLS));
            assertThat(found.path("violations")).isEmpty();
            assertThat(found.path("records").asLong()).isPositive();
            assertThat(found.path("rebuilt"))
                    .hasSize(3)
                    .allMatch(each -> each.path("rebuilt").equals(each.path("published")));
            assertThat(found.path("answers").asLong()).isPositive();
        }
    }
}
