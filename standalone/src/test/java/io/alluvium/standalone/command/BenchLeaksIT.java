package io.alluvium.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.alluvium.testkit.TinyBackbone;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The watch over native memory in small. The bound allows for the test's own heap, which is not all there at the start. */
class BenchLeaksIT {

    @TempDir
    Path folder;

    @BeforeEach
    void model() throws Exception {
        TinyBackbone.write(folder);
    }

    @Test
    void shouldFindMemorySteady() throws Exception {
        // When
        CommandRun run = CommandRun.of(
                "bench",
                "leaks",
                "--model=" + folder,
                "--steps=200",
                "--requests=200",
                "--growth=256",
                "--report=" + folder.resolve("report.json"));

        // Then
        assertThat(run.exitCode()).as("%s", run).isEqualTo(ExitCodes.DONE);
        JsonNode report =
                new ObjectMapper().readTree(folder.resolve("report.json").toFile());
        assertThat(report.path("scopesClosed").asBoolean()).isTrue();
        assertThat(report.path("samples")).hasSize(11);
        JsonNode last = report.path("samples").path(10);
        assertThat(last.path("steps").asInt()).isEqualTo(200);
        assertThat(last.path("requests").asInt()).isEqualTo(200);
        double first =
                report.path("samples").path(0).path("memory").path("resident").asDouble();
        assertThat(first).isPositive();
        assertThat(report.path("growthMebibytes").asDouble())
                .isEqualTo(last.path("memory").path("resident").asDouble() - first);
        assertThat(run.out()).contains("every native scope is closed");
    }
}
