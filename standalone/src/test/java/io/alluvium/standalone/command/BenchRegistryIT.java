package io.alluvium.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The measurement of the registry in small: that all is known and every question is answered, not how fast. */
class BenchRegistryIT {

    @TempDir
    Path directory;

    @Test
    void shouldAnswerEveryQuestionFromAllVersions() throws Exception {
        // When
        int exitCode;
        String output;
        try (AlluviumProcess bench = AlluviumProcess.start(
                "bench",
                "registry",
                "--domains=300",
                "--versions=4",
                "--questions=5",
                "--starts=1",
                "--data-dir=" + directory.resolve("data"),
                "--report=" + directory.resolve("report.json"))) {
            exitCode = bench.exitCode();
            output = bench.output();
        }

        // Then
        assertThat(exitCode).as(output).isEqualTo(ExitCodes.DONE);
        assertThat(output).contains("1200 versions in 300 domains");
        JsonNode report =
                new ObjectMapper().readTree(directory.resolve("report.json").toFile());
        assertThat(report.path("setting").path("versions").asInt()).isEqualTo(1200);
        assertThat(report.path("filling").path("versionsPerSecond").asDouble()).isPositive();
        assertThat(report.path("starting").path("residentMebibytes").asDouble()).isPositive();
        assertThat(rows(report, "search source=archive")).isEqualTo(12);
        assertThat(rows(report, "search tag=quality")).isEqualTo(30);
        assertThat(rows(report, "search tag=quality=checked")).isEqualTo(15);
        assertThat(rows(report, "search retired=true")).isEqualTo(6);
        assertThat(rows(report, "search passed=false")).isEqualTo(100);
        assertThat(rows(report, "search digest")).isEqualTo(1);
        assertThat(rows(report, "search domain")).isEqualTo(4);
        assertThat(report.path("asked")).hasSize(21);
        assertThat(directory.resolve("data")).isEmptyDirectory();
    }

    private static int rows(JsonNode report, String question) {
        for (JsonNode asked : report.path("asked")) {
            if (asked.path("question").asText().equals(question)) {
                return asked.path("rows").asInt();
            }
        }
        throw new AssertionError("not asked: " + question);
    }
}
