package io.alluvium.standalone.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.alluvium.learning.metric.LossMatrix;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the report says, and when its checks fail. */
class ReportTest {

    private static final Percentiles TIMES = Percentiles.of(List.of(1_000.0, 2_000.0));

    @Test
    void shouldTakePercentilesByNearestRank() {
        // When
        Percentiles values = Percentiles.of(List.of(5.0, 1.0, 3.0, 2.0, 4.0));

        // Then
        assertThat(values).isEqualTo(new Percentiles(5, 3, 5, 5));
        assertThat(Percentiles.of(List.of())).isEqualTo(new Percentiles(0, 0, 0, 0));
    }

    @Test
    void shouldPassWhereEverythingHolds() {
        // When
        DemoReport report = report(new RecordCounts(10, 8, 1, Map.of("EMPTY", 1L), 1, 7, 1), serving(0, 0));

        // Then
        assertThat(report.passed()).isTrue();
        assertThat(ReportText.of(report))
                .contains("harbour@2")
                .contains("-20.0%")
                .doesNotContain("FAILED");
    }

    @Test
    void shouldFailWhereARecordIsUnaccountedFor() {
        // When
        DemoReport report = report(new RecordCounts(10, 7, 1, Map.of("EMPTY", 1L), 1, 6, 1), serving(0, 0));

        // Then
        assertThat(report.passed()).isFalse();
        assertThat(ReportText.of(report)).contains("FAILED  harbour: each record was accepted");
    }

    @Test
    void shouldFailWhereARequestFailedOrAnAnswerWasStale() {
        // Given
        RecordCounts counts = new RecordCounts(10, 8, 1, Map.of("EMPTY", 1L), 1, 7, 1);

        // When, Then
        assertThat(report(counts, serving(1, 0)).passed()).isFalse();
        assertThat(report(counts, serving(0, 1)).passed()).isFalse();
    }

    @Test
    void shouldHoldInJsonWhatAScriptNeeds() {
        // When
        JsonNode json = new ObjectMapper()
                .valueToTree(report(new RecordCounts(10, 8, 1, Map.of("EMPTY", 1L), 1, 7, 1), serving(0, 0)));

        // Then
        assertThat(json.at("/domains/0/records/rejectedByReason/EMPTY").asInt()).isEqualTo(1);
        assertThat(json.at("/domains/0/versions/0/digest").asText()).isEqualTo("d1");
        assertThat(json.at("/domains/0/heldOut/0/live/perplexity").asDouble()).isEqualTo(40);
        assertThat(json.at("/losses/1/0").asDouble()).isEqualTo(3.8);
        assertThat(json.at("/metrics/forgetting").asDouble()).isCloseTo(0.1, within(1e-9));
        assertThat(json.at("/metrics/AP+").asDouble()).isCloseTo(Math.exp(3.8) - Math.exp(3.7), within(1e-9));
        assertThat(json.at("/freshness/servedMillis/p95").asDouble()).isEqualTo(2_000);
        assertThat(json.at("/freshness/swapMillis/p50").asDouble()).isEqualTo(1_000);
    }

    private static Serving serving(int errors, int notLive) {
        return new Serving(100, errors, List.of(), 5, notLive, TIMES);
    }

    private static DemoReport report(RecordCounts counts, Serving serving) {
        DomainReport domain = new DomainReport(
                "harbour",
                counts,
                List.of(new VersionLine(1, "d1", true, "better", 7, 2.0)),
                2,
                List.of(RegimeReport.of(0, new Measured(100, 3.9, 50), new Measured(100, 3.7, 40))),
                new Forgetting(0.01, 0));
        LossMatrix losses = new LossMatrix(List.of(List.of(3.7), List.of(3.8, 3.5)));
        return DemoReport.of(
                new DemoReport.Duration(60, 80),
                new DemoReport.Learned(List.of(domain), losses),
                new Freshness(TIMES, TIMES, TIMES),
                serving);
    }
}
