package io.alluvium.learning.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SeededRandomTest {

    @Test
    void shouldGiveThePublishedNumbersOfSplitMix64() {
        // Given
        SeededRandom random = new SeededRandom(1234567);

        // When
        long[] numbers = LongStream.generate(random::nextLong).limit(3).toArray();

        // Then
        assertThat(numbers).containsExactly(6457827717110365317L, 3203168211198807973L, -8629252141511181193L);
    }

    @Test
    void shouldGoOnFromItsStoredState() {
        // Given
        SeededRandom random = SeededRandom.of(7, "law");
        random.nextDouble();
        SeededRandom later = new SeededRandom(random.state());

        // When
        long next = later.nextLong();

        // Then
        assertThat(next).isEqualTo(random.nextLong());
    }

    @Test
    void shouldDifferBetweenDomainsAndSeeds() {
        assertThat(SeededRandom.of(1, "a").state())
                .isNotEqualTo(SeededRandom.of(1, "b").state())
                .isNotEqualTo(SeededRandom.of(2, "a").state());
    }

    @Test
    void shouldDrawEachNumberBelowABoundEquallyOften() {
        // Given
        SeededRandom random = new SeededRandom(42);
        int[] counts = new int[7];

        // When
        for (int i = 0; i < 70_000; i++) {
            counts[random.nextInt(7)]++;
        }

        // Then: chi-square with 6 degrees of freedom, 0.1 % point
        double chiSquare = 0;
        for (int count : counts) {
            chiSquare += (count - 10_000.0) * (count - 10_000.0) / 10_000;
        }
        assertThat(chiSquare).isLessThan(22.46);
    }

    @Test
    void shouldDrawNormalNumbersOfMeanZeroAndVarianceOne() {
        // Given
        SeededRandom random = new SeededRandom(3);

        // When
        double[] numbers =
                DoubleStream.generate(random::nextGaussian).limit(50_000).toArray();

        // Then
        assertThat(DoubleStream.of(numbers).average().orElseThrow()).isCloseTo(0, within(0.02));
        assertThat(DoubleStream.of(numbers).map(x -> x * x).average().orElseThrow())
                .isCloseTo(1, within(0.03));
    }
}
