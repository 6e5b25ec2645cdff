package io.alluvium.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.alluvium.testkit.TinyBackbone;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The measurement of serving in small: that its numbers fit each other, not how large they are. */
class BenchServeIT {

    @TempDir
    Path folder;

    @BeforeEach
    void model() throws Exception {
        TinyBackbone.write(folder);
    }

    @Test
    void shouldReportNumbersThatFitEachOther() throws Exception {
        // When
        CommandRun run = run("--text=16");

        // Then
        assertThat(run.exitCode()).as("%s", run).isEqualTo(ExitCodes.DONE);
        JsonNode results = new ObjectMapper()
                .readTree(folder.resolve("report.json").toFile())
                .path("results");
        assertThat(results).hasSize(4);
        for (JsonNode each : results) {
            double millis = median(each.path("writing").path("manyMillis"));
            assertThat(median(each.path("tokensPerSecond")) * millis / 1e3)
                    .isCloseTo(each.path("rows").asInt(), within(1e-6));
            for (String part : new String[] {"reading", "writing"}) {
                double one = median(each.path(part).path("oneMillis"));
                assertThat(median(each.path(part).path("promptOverNone")))
                        .isCloseTo(one / median(each.path(part).path("noneMillis")), within(1e-9));
                assertThat(each.path(part).path("leastManyOverOne").asDouble())
                        .isCloseTo(median(each.path(part).path("manyMillis")) / one, within(1e-9));
                assertThat(median(each.path(part).path("manyOverOne")))
                        .isCloseTo(median(each.path(part).path("manyMillis")) / one, within(1e-9));
            }
        }
        assertThat(run.out()).contains("new tokens/s").contains("one prompt / none");
    }

    @Test
    void shouldRefuseTextsThatDoNotFit() {
        // When
        CommandRun run = run("--text=1000");

        // Then
        assertThat(run.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(run.err()).contains("a text of 1000").contains("give a shorter --text or --length");
    }

    private CommandRun run(String text) {
        return CommandRun.of(
                "bench",
                "serve",
                "--models=" + folder,
                "--length=4",
                text,
                "--rows=1,3",
                "--rounds=1",
                "--steps=2",
                "--report=" + folder.resolve("report.json"));
    }

    private static double median(JsonNode spread) {
        return spread.path("median").asDouble();
    }
}
