package io.alluvium.model.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sixteen-bit floats against known values and against the formula of the standard. */
class ElementTypeTest {
    @ParameterizedTest
    @CsvSource({
        "3C00,1", "C000,-2", "7BFF,65504", "0001,5.9604645E-8", "03FF,6.0975552E-5", "0400,6.1035156E-5",
        "3555,0.33325195", "0000,0", "8000,-0.0", "7C00,Infinity", "FC00,-Infinity", "7E00,NaN"
    })
    void shouldReadKnownHalves(String bits, Float expected) {
        // When
        Float value = read(ElementType.F16, Integer.parseInt(bits, 16));

        // Then
        assertThat(value).isEqualTo(expected);
    }

    @Test
    void shouldReadEveryFiniteHalfByItsFormula() {
        for (int bits = 0; bits < 0x10000; bits++) {
            int exponent = (bits >> 10) & 0x1F;
            if (exponent != 31) {
                // Given
                double fraction = (bits & 0x3FF) / 1024.0;
                double magnitude =
                        exponent == 0 ? fraction * Math.pow(2, -14) : (1 + fraction) * Math.pow(2, exponent - 15);

                // When
                float value = read(ElementType.F16, bits);

                // Then
                assertThat(value == (float) ((bits & 0x8000) == 0 ? magnitude : -magnitude))
                        .as("half %04x", bits)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1,3F80",
        "-2,C000",
        "0,0",
        "-0.0,8000",
        "1.00390625,3F80",
        "1.01171875,3F82",
        "1.0040,3F81",
        "3.38953139e38,7F7F"
    })
    void shouldRoundToTheNearestEvenBfloat(float value, String expected) {
        // Given
        ByteBuffer buffer = ByteBuffer.allocate(2);

        // When
        ElementType.BF16.write(buffer, value);

        // Then
        assertThat(buffer.getShort(0) & 0xFFFF).isEqualTo(Integer.parseInt(expected, 16));
        assertThat(ElementType.BF16.read(buffer, 0))
                .isEqualTo(Float.intBitsToFloat(Integer.parseInt(expected, 16) << 16));
    }

    private static float read(ElementType type, int bits) {
        return type.read(ByteBuffer.allocate(2).putShort(0, (short) bits), 0);
    }
}
