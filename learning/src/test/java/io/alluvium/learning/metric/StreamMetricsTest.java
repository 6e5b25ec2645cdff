package io.alluvium.learning.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class StreamMetricsTest {

    private static final Offset<Double> EXACT = within(1e-12);

    private final double[] frozen = {5.5, 6.0, 6.5};
    private final double[][] rows = {{2.0, 5.0, 5.0}, {2.4, 3.0, 4.8}, {2.6, 3.4, 3.5}, {2.1, 3.7, 3.9}};

    @Test
    void shouldFollowTheirDefinitionsOnAStreamThatReturns() {
        // Given
        StageLosses losses = new StageLosses(rows, new int[] {0, 1, 2, 0}, frozen);

        // When
        Map<String, Double> report = StreamMetrics.report(losses);

        // Then
        assertThat(report.get("AP")).isCloseTo(Math.exp((2.1 + 3.7 + 3.9) / 3), EXACT);
        assertThat(report.get("AP+"))
                .isCloseTo((Math.exp(3.7) - Math.exp(3.0) + Math.exp(3.9) - Math.exp(3.5)) / 2, EXACT);
        assertThat(report.get("BWT")).isCloseTo(-0.55, EXACT);
        assertThat(report.get("FWT")).isCloseTo(1.35, EXACT);
        assertThat(report.get("forgetting")).isCloseTo(0.55, EXACT);
        assertThat(report.get("plasticity")).isCloseTo(8.5 / 3, EXACT);
        assertThat(report.get("WDF")).isCloseTo(0.5, EXACT);
    }

    @Test
    void shouldBeTheTextbooksWhereNothingReturns() {
        // Given
        double[][] stages = {{2.0, 5.0, 5.0}, {1.5, 3.0, 5.0}, {2.5, 3.5, 4.0}};
        Map<String, Double> known = Metrics.report(
                new LossMatrix(List.of(List.of(2.0, 5.0, 5.0), List.of(1.5, 3.0, 5.0), List.of(2.5, 3.5, 4.0))));

        // When
        Map<String, Double> report = StreamMetrics.report(new StageLosses(stages, new int[] {0, 1, 2}, frozen));

        // Then
        for (String name : List.of("AP", "AP+", "BWT", "forgetting", "plasticity")) {
            assertThat(report.get(name)).as(name).isCloseTo(known.get(name), EXACT);
        }
        assertThat(report.get("FWT")).isCloseTo((6.0 - 5.0 + 6.5 - 5.0) / 2, EXACT);
        assertThat(report.get("WDF")).isCloseTo(0.75, EXACT);
    }

    @Test
    void shouldForgetAgainstTheBestOfAllStages() {
        // Given
        double[][] stages = {{2.0, 2.5, 5.0}, {2.0, 3.0, 5.0}, {2.0, 3.5, 4.0}};

        // When
        double forgetting = StreamMetrics.forgetting(new StageLosses(stages, new int[] {0, 1, 2}, frozen));

        // Then
        assertThat(forgetting).isCloseTo((0 + 1.0) / 2, EXACT);
    }

    @Test
    void shouldForgetNothingInOneRegime() {
        // When
        Map<String, Double> report = StreamMetrics.report(
                new StageLosses(new double[][] {{3.0}, {3.5}}, new int[] {0, 0}, new double[] {4.0}));

        // Then
        assertThat(report).containsEntry("WDF", 0.0).containsEntry("forgetting", 0.0);
        assertThat(report.get("plasticity")).isEqualTo(3.0);
    }

    @Test
    void shouldRefusePartsThatDoNotFit() {
        assertThatThrownBy(() -> new StageLosses(rows, new int[] {0, 1, 2}, frozen))
                .hasMessageContaining("4 stages")
                .hasMessageContaining("3");
        assertThatThrownBy(() -> new StageLosses(rows, new int[] {0, 1, 2, 3}, frozen))
                .hasMessageContaining("Stage 3 learned column 3 of 3");
    }
}
