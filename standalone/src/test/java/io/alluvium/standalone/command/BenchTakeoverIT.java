package io.alluvium.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of the takeover benchmark: one kill of one of two trainers, as real processes on the tiny model. */
class BenchTakeoverIT {

    private static final int DOMAINS = 4;
    private static final int SESSION_SECONDS = 6;
    // Heartbeats come three times in a session time-out, and a member is missed from its last one on.
    private static final double SHORTEST_SECONDS = SESSION_SECONDS * 2 / 3.0 - 0.5;

    @TempDir
    Path folder;

    @Test
    void shouldMeasureHowLongASurvivorTakesAndCountEachExampleOnce() throws Exception {
        // When
        BenchRun run = BenchRun.onTinyModel(
                folder,
                "takeover",
                "--kills",
                "1",
                "--standby-replicas",
                "1",
                "--domains",
                Integer.toString(DOMAINS),
                "--seed",
                "11",
                "--set",
                "alluvium.trainer.streams.session-timeout=" + SESSION_SECONDS + "s");

        // Then
        assertThat(run.exitCode()).as(run.output()).isZero();
        JsonNode found = run.report();
        assertThat(found.path("pairs")).hasSize(1);
        JsonNode pair = found.path("pairs").path(0);
        assertThat(pair.path("standbyReplicas").asInt()).isEqualTo(1);
        assertThat(pair.path("countedOnce").asBoolean()).isTrue();
        assertThat(pair.path("examples").asInt()).isGreaterThan(DOMAINS);
        assertThat(pair.path("each")).hasSize(1);
        assertThat(pair.path("each").path(0).asDouble()).isGreaterThan(SHORTEST_SECONDS);
    }
}
