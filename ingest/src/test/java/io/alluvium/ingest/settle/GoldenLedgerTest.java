package io.alluvium.ingest.settle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alluvium.schemas.RejectionReason;
import io.alluvium.testkit.golden.GoldenEntries;
import io.alluvium.testkit.golden.GoldenFolders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Ledgers that earlier versions of ingest stored are read by today's one. */
class GoldenLedgerTest {

    private static final DomainLedger FULL = new DomainLedger(
            new DomainLedger.Counts(
                    1_000_001, 83_333, 42, Map.of(RejectionReason.EMPTY, 3L, RejectionReason.UNKNOWN_DOMAIN, 5L)),
            1_780_000_000_000L,
            7,
            9);

    private final Serde<DomainLedger> serde = DomainLedgerSerde.serde();

    @BeforeAll
    static void addIfAsked() throws IOException {
        GoldenFolders.addIfAsked(
                "ledger",
                folder -> GoldenEntries.write(
                        folder.resolve("ledgers.txt"), Map.of("full", bytes(FULL), "", bytes(DomainLedger.EMPTY))));
    }

    static List<Path> goldens() throws IOException {
        return GoldenFolders.all("ledger");
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void shouldReadWhatWasStored(Path golden) throws IOException {
        // Given
        Map<String, byte[]> entries = GoldenEntries.read(golden.resolve("ledgers.txt"));

        // When
        DomainLedger full = serde.deserializer().deserialize("golden", entries.get("full"));
        DomainLedger empty = serde.deserializer().deserialize("golden", entries.get(""));

        // Then
        assertThat(full).isEqualTo(FULL);
        assertThat(empty).isEqualTo(DomainLedger.EMPTY);
    }

    @Test
    void shouldRefuseAFormatOfTheFuture() {
        // Given
        byte[] future = bytes(FULL);
        future[0] = 99;

        // When, Then
        assertThatThrownBy(() -> serde.deserializer().deserialize("ledgers", future))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("from ledgers: format 99 is not known here")
                .hasMessageContaining("update this program");
    }

    private static byte[] bytes(DomainLedger ledger) {
        return DomainLedgerSerde.serde().serializer().serialize("golden", ledger);
    }
}
