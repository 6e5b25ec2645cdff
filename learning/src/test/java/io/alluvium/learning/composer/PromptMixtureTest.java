package io.alluvium.learning.composer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PromptMixtureTest {

    private static final int BOTTLENECK = 3;
    private static final int IN = 5;
    private static final int OUT = 4;
    private static final int PROMPT = 2 * OUT;

    private static final float[] OWN = Slope.numbers(PROMPT + BOTTLENECK * (IN + OUT), 9);
    private static final List<float[]> PAST = List.of(Slope.numbers(OWN.length, 10), Slope.numbers(OWN.length, 11));
    private static final float[] QUERY = Slope.numbers(IN, 12);

    private final Composer mixture = new PromptMixture(new PromptMixture.Config(BOTTLENECK, 2, 8, 0));

    @Test
    void shouldGiveAttentionByHand() {
        // Given: down = 2, up = (1, -1), so the norm of any text above nothing is (1, -1); its scores are 3 - 1 and 0 -
        // 4
        AttentionNet net = new AttentionNet(new float[] {2, 1, -1}, 1, 2, 3);
        float[] target = {3, 0, 0, 1};
        float[] source = {0, 4, -9, -9};

        // When
        AttentionNet.Attention attention = net.attend(new float[] {10}, List.of(target, source));

        // Then
        double most = 1 / (1 + Math.exp((0 - 4 - (3 - 1)) / 3.0));
        assertThat(attention.shares()).containsExactly(new double[] {most, 1 - most}, within(1e-6));
        assertThat((double) attention.mixed()[0]).isCloseTo(3 + 3 * most, within(1e-5));
        assertThat((double) attention.mixed()[1]).isCloseTo(4 * (1 - most), within(1e-5));
    }

    @Test
    void shouldSendTheGradientBackThroughMixtureNetAndSummary() {
        // Given
        float[] ofMixed = Slope.numbers(PROMPT, 13);
        Composed composed = mixture.compose(stock(OWN), List.of(QUERY));

        // When
        float[] gradient = composed.gradient(ofMixed);

        // Then
        Slope.check(
                gradient,
                OWN,
                at -> Slope.dot(
                        ofMixed,
                        mixture.compose(stock(at), List.of(QUERY)).prompt().values()));
    }

    @Test
    void shouldMixOnceForTextsThatAreReadTogether() {
        // Given
        List<float[]> texts = List.of(new float[] {2, 0, 0, 0, 4}, new float[] {0, 0, 2, 0, -2});

        // When
        float[] together = mixture.compose(stock(OWN), texts).prompt().values();

        // Then
        assertThat(together)
                .isEqualTo(mixture.compose(stock(OWN), List.of(new float[] {1, 0, 1, 0, 1}))
                        .prompt()
                        .values());
    }

    @Test
    void shouldReadWithTheTargetAloneWhereThereIsNothingToMix() {
        // When
        Composed composed = mixture.compose(new Stock(Shapes.prompt(2, OUT), OWN, List.of()), List.of(QUERY));

        // Then
        assertThat(composed.prompt().values()).isEqualTo(Arrays.copyOf(OWN, PROMPT));
        assertThat(composed.gradient(new float[PROMPT])).hasSize(OWN.length);
    }

    @Test
    void shouldMixTheLatestRegimesOnly() {
        // Given
        Composer two = new PromptMixture(new PromptMixture.Config(BOTTLENECK, 2, 2, 0));
        List<float[]> more = new ArrayList<>(PAST);
        more.add(0, Slope.numbers(OWN.length, 14));

        // When, Then
        assertThat(two.compose(new Stock(Shapes.prompt(2, OUT), OWN, more), List.of(QUERY))
                        .prompt())
                .isEqualTo(mixture.compose(stock(OWN), List.of(QUERY)).prompt())
                .isNotEqualTo(mixture.compose(new Stock(Shapes.prompt(2, OUT), OWN, more), List.of(QUERY))
                        .prompt());
    }

    private static Stock stock(float... own) {
        return new Stock(Shapes.prompt(2, OUT), own, PAST);
    }
}
