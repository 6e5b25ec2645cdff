package io.alluvium.standalone.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.alluvium.standalone.fuzz.reader.TargetCatalogue;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hostile input of every kind: no crash, no hang, no runaway memory, each refusal with a reason. */
class FuzzTest {

    // A line of JSON is passed on as it is, so that the server gives the reason.
    private static final String REFUSED_BY_THE_SERVER = "produce-jsonl";

    private static final long CASES = 20_000;

    private final List<FuzzTarget> targets = TargetCatalogue.open();

    @AfterEach
    void close() throws Exception {
        for (FuzzTarget target : targets) {
            target.close();
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = 20261122)
    void shouldSurviveHostileInput(long seed) throws Exception {
        // When
        FuzzReport report = Fuzzer.run(new FuzzPlan(seed, CASES, targets), (done, target) -> {});

        // Then
        assertThat(report.findings()).as(FuzzText.of(report)).isEmpty();
        assertThat(report.cases()).isGreaterThanOrEqualTo(CASES);
        assertThat(report.targets()).allSatisfy(each -> {
            assertThat(each.counts().accepted()).as(each.target()).isPositive();
            if (!each.target().equals(REFUSED_BY_THE_SERVER)) {
                assertThat(each.counts().refused()).as(each.target()).isPositive();
            }
        });
    }
}
