package io.alluvium.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.alluvium.testkit.TinyBackbone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The measurement of training in small: that its numbers fit each other, not how large they are. */
class BenchTrainIT {

    private static final int ROWS = 2;
    private static final int SEQUENCE = 16;

    @TempDir
    Path folder;

    @Test
    void shouldReportNumbersThatFitEachOther() throws Exception {
        // When
        CommandRun run = run("--python=");

        // Then
        JsonNode report = report();
        assertThat(report.path("withoutPeft").asText()).contains("--python");
        assertThat(report.path("cases")).hasSize(4);
        List<Double> losses = new ArrayList<>();
        for (JsonNode each : report.path("cases")) {
            assertThat(each.path("own")).hasSize(2);
            for (JsonNode own : each.path("own")) {
                double tokensPerSecond =
                        own.path("tokensPerSecond").path("median").asDouble();
                double ceiling = own.path("ceilingGigaflops").path("median").asDouble() * 1e9;
                double fraction = each.path("flopPerToken").asDouble() * tokensPerSecond / ceiling;
                assertThat(own.path("fraction").path("median").asDouble())
                        .isPositive()
                        .isCloseTo(fraction, within(fraction * 1e-9));
                double millis = own.path("stepMillis").path("median").asDouble();
                assertThat(tokensPerSecond * millis / 1e3)
                        .isCloseTo(each.path("fill").asDouble() * ROWS * SEQUENCE, within(1e-6));
                assertThat(own.path("optimizerShare").path("median").asDouble()).isBetween(1e-9, 0.9);
                losses.add(own.path("firstLoss").asDouble());
            }
            assertThat(losses.get(losses.size() - 1)).isCloseTo(losses.get(losses.size() - 2), within(0.1));
        }
        assertThat(run.out()).contains("of ceiling %").contains("peft was left out");
    }

    @Test
    void shouldSayWhyPeftWasLeftOut() throws Exception {
        // Given
        Path broken =
                Files.writeString(folder.resolve("python"), "#!/bin/sh\necho 'no module named peft' >&2\nexit 1\n");
        assertThat(broken.toFile().setExecutable(true)).isTrue();

        // When
        run("--python=" + broken);

        // Then
        JsonNode report = report();
        assertThat(report.path("withoutPeft").asText()).contains("no module named peft");
        assertThat(report.path("cases").path(0).path("peft")).isEmpty();
    }

    private CommandRun run(String python) throws Exception {
        Path model = Files.createDirectories(folder.resolve("model"));
        TinyBackbone.write(model);
        CommandRun run = CommandRun.of(
                "bench",
                "train",
                "--models=" + model,
                "--length=4",
                "--rows=" + ROWS,
                "--sequences=" + SEQUENCE,
                "--fill=1,0.75",
                "--rounds=1",
                "--steps=1",
                python,
                "--report=" + folder.resolve("report.json"));
        assertThat(run.exitCode()).as("%s", run).isEqualTo(ExitCodes.DONE);
        return run;
    }

    private JsonNode report() throws IOException {
        return new ObjectMapper().readTree(folder.resolve("report.json").toFile());
    }
}
