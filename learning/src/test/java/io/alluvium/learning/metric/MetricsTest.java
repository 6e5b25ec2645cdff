package io.alluvium.learning.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class MetricsTest {

    private static final Offset<Double> EXACT = within(1e-12);

    private final LossMatrix matrix =
            new LossMatrix(List.of(List.of(2.0, 5.0, 5.0), List.of(1.5, 3.0, 5.0), List.of(2.5, 3.5, 4.0)));

    @Test
    void shouldFollowTheirDefinitionsOnAMatrixDoneByHand() {
        // When
        Map<String, Double> report = Metrics.report(matrix);

        // Then
        assertThat(report.get("AP")).isCloseTo(Math.exp(10.0 / 3), EXACT);
        assertThat(report.get("AP+")).isCloseTo((Math.exp(2.5) - Math.exp(2) + Math.exp(3.5) - Math.exp(3)) / 2, EXACT);
        assertThat(report.get("BWT")).isCloseTo(-0.5, EXACT);
        assertThat(report.get("forgetting")).isCloseTo(0.75, EXACT);
        assertThat(report.get("forgetting-share")).isCloseTo(Math.exp(0.75) - 1, EXACT);
        assertThat(report.get("plasticity")).isCloseTo(3, EXACT);
    }

    @Test
    void shouldReportNoForgettingAfterOneStage() {
        // When
        Map<String, Double> report = Metrics.report(new LossMatrix(List.of(List.of(2.0))));

        // Then
        assertThat(report).containsEntry("forgetting", 0.0).containsEntry("AP+", 0.0);
        assertThat(report.get("AP")).isCloseTo(Math.exp(2), EXACT);
    }

    @Test
    void shouldRefuseAMatrixWithoutItsDiagonal() {
        assertThatThrownBy(() -> new LossMatrix(List.of(List.of(1.0), List.of(1.0))))
                .hasMessageContaining("Row 1")
                .hasMessageContaining("at least 2 columns");
    }
}
