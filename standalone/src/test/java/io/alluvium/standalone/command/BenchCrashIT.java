package io.alluvium.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.alluvium.testkit.TinyBackbone;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of the crash harness: real processes on the tiny model, one of each kind killed at a step or after. */
class BenchCrashIT {

    private static final String ONE_OF_EACH_KIND = "5";
    private static final String SEED_THAT_PLANS_IT = "67";

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
                ONE_OF_EACH_KIND,
                "--seed",
                SEED_THAT_PLANS_IT,
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
            assertThat(found.path("killsByVictim"))
                    .isEqualTo(new ObjectMapper()
                            .readTree("{\"broker\":1,\"ingest\":1,\"registry\":1,\"trainer\":1,\"worker\":1}"));
            assertThat(found.path("sitesReached").asInt()).isEqualTo(Integer.parseInt(ONE_OF_EACH_KIND));
            assertThat(found.path("sitesNotReached")).isEmpty();
            assertThat(found.path("violations")).isEmpty();
            assertThat(found.path("records").asLong()).isPositive();
            assertThat(found.path("rebuilt"))
                    .hasSize(3)
                    .allMatch(each -> each.path("rebuilt").equals(each.path("published")));
            assertThat(found.path("answers").asLong()).isPositive();
        }
    }
}
