package io.alluvium.ingest.settle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a filter of keys is sure of. */
class GrowingFilterTest {

    @ParameterizedTest
    @CsvSource({
        // most, put, share of other keys that it may hold for known
        "1000, 1000, 0.03",
        "1000, 3000, 1.0",
        "1000000, 1000, 0.001",
        "1000000, 600000, 0.04",
    })
    void shouldHoldEveryKeyThatWasPutAndFewOthers(int most, int put, double wrong) {
        // Given
        GrowingFilter filter = new GrowingFilter(most);

        // When
        IntStream.range(0, put).forEach(number -> filter.put(key(number)));

        // Then
        assertThat(IntStream.range(0, put)).allMatch(number -> filter.mayHold(key(number)));
        long held = IntStream.range(put, 2 * put)
                .filter(number -> filter.mayHold(key(number)))
                .count();
        assertThat(held).isLessThanOrEqualTo(Math.round(wrong * put));
    }

    private static byte[] key(int number) {
        return ByteBuffer.allocate(40).putInt(20, number).array();
    }
}
