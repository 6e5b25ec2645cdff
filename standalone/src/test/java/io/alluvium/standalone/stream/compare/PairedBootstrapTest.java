package io.alluvium.standalone.stream.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.alluvium.standalone.stream.replay.Cost;
import io.alluvium.standalone.stream.replay.HeldOutLosses;
import io.alluvium.standalone.stream.replay.Prequential;
import io.alluvium.standalone.stream.replay.RunResult;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Cases small enough to be worked out by hand. */
class PairedBootstrapTest {

    private static final Offset<Double> EXACT = within(1e-12);

    private final PairedBootstrap bootstrap = new PairedBootstrap(2000, 1);

    @Test
    void shouldReachFromTheOneDocumentToTheOther() {
        // Given
        List<RunResult> one = List.of(learned(new long[] {1, 1}, 1, 3));
        List<RunResult> other = List.of(learned(new long[] {1, 1}, 0, 0));

        // When
        Interval interval = bootstrap.prequential(one, other);

        // Then: a quarter of the resamples has the first document twice, a quarter the second.
        assertThat(interval).isEqualTo(new Interval(2, 1, 3));
        assertThat(interval.decided()).isTrue();
    }

    @Test
    void shouldBeCertainWhereEveryDocumentDiffersAlike() {
        // Given
        long[] tokens = {3, 10, 1, 40, 7};
        List<RunResult> one = List.of(learned(tokens, 9 + 1.5, 80 + 5, 1 + 0.5, 40 + 20, 70 + 3.5));
        List<RunResult> other = List.of(learned(tokens, 9, 80, 1, 40, 70));

        // When
        Interval interval = bootstrap.prequential(one, other);

        // Then
        assertThat(interval.difference()).isCloseTo(0.5, EXACT);
        assertThat(interval.low()).isCloseTo(0.5, EXACT);
        assertThat(interval.high()).isCloseTo(0.5, EXACT);
    }

    @Test
    void shouldAverageOverSeedsAndNotResampleThem() {
        // Given
        List<RunResult> one = List.of(learned(new long[] {2}, 2), learned(new long[] {1}, 3));
        List<RunResult> other = List.of(learned(new long[] {2}, 0), learned(new long[] {1}, 0));

        // When
        Interval interval = bootstrap.prequential(one, other);

        // Then
        assertThat(interval).isEqualTo(new Interval(2, 2, 2));
    }

    @Test
    void shouldCompareDriftForgettingOfTheSameDocuments() {
        // Given: the first regime's documents lose 0.6 and 0.2 nats per token, or nothing and 0.1.
        long[][] tokens = {{10, 30}, {5}};
        double[][] frozen = {{50, 150}, {25}};
        double[][][] forgetful = {{{20, 60}, {20}}, {{26, 66}, {10}}};
        double[][][] faithful = {{{20, 60}, {20}}, {{20, 63}, {10}}};

        // When
        Interval interval = bootstrap.driftForgetting(
                List.of(measured(tokens, frozen, forgetful)), List.of(measured(tokens, frozen, faithful)));

        // Then: 12 nats against 3 over 40 tokens; the first document alone gives 0.6, the second 0.1.
        assertThat(interval.difference()).isCloseTo(9.0 / 40, EXACT);
        assertThat(interval.low()).isCloseTo(0.1, EXACT);
        assertThat(interval.high()).isCloseTo(0.6, EXACT);
    }

    @Test
    void shouldRefuseToPairDifferentDocuments() {
        assertThatThrownBy(() ->
                        bootstrap.prequential(List.of(learned(new long[] {2}, 2)), List.of(learned(new long[] {3}, 2))))
                .hasMessageContaining("did not see the same documents");
        assertThatThrownBy(() -> bootstrap.prequential(List.of(learned(new long[] {2}, 2)), List.of()))
                .hasMessageContaining("did not see the same documents");
    }

    private static RunResult learned(long[] tokens, double... served) {
        return result(
                new HeldOutLosses(
                        new int[] {0},
                        new long[][] {{1}},
                        new double[][] {{1}},
                        new double[1][1][1],
                        new double[1][1][1]),
                new Prequential(tokens, served, served, new int[] {tokens.length}));
    }

    private static RunResult measured(long[][] tokens, double[][] frozen, double[][][] served) {
        return result(
                new HeldOutLosses(new int[] {0, 1}, tokens, frozen, served, served),
                new Prequential(new long[] {1}, new double[] {1}, new double[] {1}, new int[] {1, 1}));
    }

    private static RunResult result(HeldOutLosses losses, Prequential prequential) {
        return new RunResult(losses, prequential, List.of(), new Cost(1, 1, 1, 1, 1, 1, 1), List.of());
    }
}
