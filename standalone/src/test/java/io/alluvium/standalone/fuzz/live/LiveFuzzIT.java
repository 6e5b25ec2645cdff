package io.alluvium.standalone.fuzz.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.alluvium.standalone.fuzz.FuzzText;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hostile input for a real process: it answers with reasons, accounts for every record, and does its work afterwards. */
class LiveFuzzIT {

    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
    private static final int REQUESTS = 500;
    private static final int RECORDS = 400;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = 20261122)
    void shouldWithstandHostileRequestsAndRecords(long seed) throws Exception {
        try (TinyAlluvium alluvium = TinyAlluvium.start(JAR)) {
            // Given
            LiveFuzz fuzz = new LiveFuzz(alluvium.page(), alluvium.kafka());

            // When
            LiveFuzz.Report report = fuzz.run(new LiveFuzz.Plan(seed, REQUESTS, RECORDS), (done, what) -> {});

            // Then
            assertThat(report.requests().findings())
                    .as(FuzzText.of(report.requests()))
                    .isEmpty();
            assertThat(report.wrong()).isEmpty();
            assertThat(report.account().settled()).isEqualTo(RECORDS);
            assertThat(report.account().accepted()).isGreaterThan(RECORDS / 10);
            assertThat(report.account().goodTaken()).isEqualTo(RECORDS / 10);
            assertThat(report.account().refused()).isPositive();
            assertThat(alluvium.alive()).isTrue();
        }
    }
}
