package io.alluvium.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Draws against the distribution that they are meant to follow. */
class TokenSamplerTest {
    private static final double[] SHARES = {0.4, 0.3, 0.2, 0.1};
    private static final int DRAWS = 20_000;

    /** The 99.99 % quantile. */
    private static final double CHI_SQUARE_THREE_DEGREES = 21.1;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void shouldDrawInProportion(long seed) {
        // Given
        var sampling = new Sampling(1, 0, 1, 1, seed);

        // When
        int[] counts = draw(sampling);

        // Then
        assertThat(chiSquare(counts, SHARES)).isLessThan(CHI_SQUARE_THREE_DEGREES);
    }

    @ParameterizedTest(name = "temperature {0}, top-k {1}, top-p {2}")
    @CsvSource({
        "1, 0, 1",
        "0.2, 0, 1",
        "5, 0, 1",
        "1, 0, 0.9",
        "3, 0, 0.999",
        "0.01, 0, 0.5",
        "1, 40, 1",
        "2, 7, 0.8",
        "1, 5000, 0.7",
        "1, 1, 1"
    })
    void shouldDrawWhatItsSlowTwinDraws(double temperature, int topK, double topP) {
        // Given
        Random random = new Random(11);
        Sampling sampling = new Sampling(temperature, topK, topP, 1, 12);
        TokenSampler sampler = new TokenSampler(sampling);
        SlowSampler slow = new SlowSampler(sampling);

        for (int i = 0; i < 200; i++) {
            float[] logits = new float[2000];
            for (int token = 0; token < logits.length; token++) {
                logits[token] = Math.round(random.nextGaussian() * 30) / 10f;
            }

            // When, Then
            assertThat(sampler.next(logits.clone(), Set.of())).isEqualTo(slow.next(logits));
        }
    }

    @Test
    void shouldNotDrawFromWhatIsNoNumber() {
        // Given
        TokenSampler sampler = new TokenSampler(new Sampling(1, 0, 1, 1, 0));

        // When, Then
        assertThatThrownBy(() -> sampler.next(new float[] {Float.NaN, Float.NaN}, Set.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no numbers");
    }

    @Test
    void shouldFlattenWithTemperature() {
        // Given
        double total = DoubleStream.of(SHARES).map(Math::sqrt).sum();
        double[] expected =
                DoubleStream.of(SHARES).map(s -> Math.sqrt(s) / total).toArray();

        // When
        int[] counts = draw(new Sampling(2, 0, 1, 1, 4));

        // Then
        assertThat(chiSquare(counts, expected)).isLessThan(CHI_SQUARE_THREE_DEGREES);
    }

    @Test
    void shouldKeepTheMostLikelyTokens() {
        // When
        int[] counts = draw(new Sampling(1, 2, 1, 1, 5));

        // Then
        assertThat(counts[2] + counts[3]).isZero();
        assertThat(counts[0] / (double) DRAWS).isBetween(0.55, 0.59);
    }

    @Test
    void shouldKeepTheSmallestSetWithTheMass() {
        // When
        int[] counts = draw(new Sampling(1, 0, 0.65, 1, 6));

        // Then
        assertThat(counts[2] + counts[3]).isZero();
        assertThat(counts[1]).isPositive();
    }

    @Test
    void shouldTakeTheMostLikelyWithoutTemperature() {
        // When
        int[] counts = draw(Sampling.greedy());

        // Then
        assertThat(counts).containsExactly(DRAWS, 0, 0, 0);
    }

    @Test
    void shouldStayFiniteAtTinyTemperatures() {
        // When
        int[] counts = draw(new Sampling(1e-300, 0, 1, 1, 7));

        // Then
        assertThat(counts).containsExactly(DRAWS, 0, 0, 0);
    }

    @Test
    void shouldMakeSeenTokensLessLikelyWhateverTheirSign() {
        // Given
        var sampler = new TokenSampler(new Sampling(0, 0, 1, 2, 0));

        // When
        int afterPositive = sampler.next(new float[] {3f, 2f, 1f}, Set.of(0));
        int afterNegative = sampler.next(new float[] {-1f, -1.5f, -3f}, Set.of(0));

        // Then
        assertThat(afterPositive).isEqualTo(1);
        assertThat(afterNegative).isEqualTo(1);
    }

    @Test
    void shouldRefuseRangesThatMeanNothing() {
        // When
        var temperature = assertThatThrownBy(() -> new Sampling(Double.NaN, 0, 1, 1, 0));
        var mass = assertThatThrownBy(() -> new Sampling(1, 0, 0, 1, 0));

        // Then
        temperature.isInstanceOf(IllegalArgumentException.class).hasMessageContaining("temperature >= 0");
        mass.isInstanceOf(IllegalArgumentException.class).hasMessageContaining("0 < top_p <= 1");
    }

    private static int[] draw(Sampling sampling) {
        var sampler = new TokenSampler(sampling);
        int[] counts = new int[SHARES.length];
        for (int i = 0; i < DRAWS; i++) {
            float[] logits = new float[SHARES.length];
            for (int token = 0; token < logits.length; token++) {
                logits[token] = (float) Math.log(SHARES[token]);
            }
            counts[sampler.next(logits, Set.of())]++;
        }
        return counts;
    }

    private static double chiSquare(int[] counts, double[] shares) {
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            double expected = DRAWS * shares[i];
            sum += (counts[i] - expected) * (counts[i] - expected) / expected;
        }
        return sum;
    }
}
