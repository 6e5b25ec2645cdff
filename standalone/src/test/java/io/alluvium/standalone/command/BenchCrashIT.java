package io.alluvium.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
        // When
        BenchRun run = BenchRun.onTinyModel(folder, "crash", "--kills", ONE_OF_EACH_KIND, "--seed", SEED_THAT_PLANS_IT);

        // Then
        assertThat(run.exitCode()).as(run.output()).isZero();
        JsonNode found = run.report();
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
