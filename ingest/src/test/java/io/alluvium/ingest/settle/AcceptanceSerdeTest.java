package io.alluvium.ingest.settle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;

/** The stored form of an acceptance, byte for byte, and what is refused. */
class AcceptanceSerdeTest {

    private static final Acceptance ACCEPTANCE = new Acceptance(1_780_000_000_000L, 3, 1_234_567_890_123L);
    private static final byte[] STORED =
            HexFormat.of().parseHex("01" + "0000019e70448800" + "00000003" + "0000011f71fb04cb");

    private final Serde<Acceptance> serde = AcceptanceSerde.serde();

    @Test
    void shouldBeStoredInTwentyOneBytes() {
        // When, Then
        assertThat(serde.serializer().serialize("duplicates", ACCEPTANCE)).isEqualTo(STORED);
        assertThat(serde.deserializer().deserialize("duplicates", STORED)).isEqualTo(ACCEPTANCE);
    }

    @Test
    void shouldRefuseAFormatOfTheFuture() {
        // Given
        byte[] future = STORED.clone();
        future[0] = 2;

        // When, Then
        assertThatThrownBy(() -> serde.deserializer().deserialize("duplicates", future))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("from duplicates: format 2 is not known here, only 1; update this program");
    }

    @Test
    void shouldRefuseWhatIsCutShort() {
        // When, Then
        assertThatThrownBy(() -> serde.deserializer().deserialize("duplicates", new byte[] {1, 2, 3}))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("it has 3 bytes instead of 21");
    }
}
