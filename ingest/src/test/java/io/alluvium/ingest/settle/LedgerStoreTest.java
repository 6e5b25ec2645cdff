package io.alluvium.ingest.settle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written of the ledgers of an open transaction, and when. */
class LedgerStoreTest {

    private static final DomainLedger FIRST = DomainLedger.EMPTY.accept(false, 1);
    private static final DomainLedger SECOND = FIRST.accept(true, 2);

    private KeyValueStore<String, DomainLedger> written;
    private LedgerStore ledgers;

    @BeforeEach
    void open(@TempDir Path directory) {
        MockProcessorContext<Void, Void> context =
                new MockProcessorContext<>(new Properties(), new TaskId(0, 0), directory.toFile());
        written = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(Settling.LEDGERS), Serdes.String(), DomainLedgerSerde.serde())
                .withLoggingDisabled()
                .build();
        ledgers = new LedgerStore(written);
        ledgers.init(context.getStateStoreContext(), ledgers);
    }

    @Test
    void shouldWriteTheLastLedgerOfADomainBeforeTheCommit() {
        // Given
        ledgers.put("news", FIRST);
        ledgers.put("news", SECOND);
        assertThat(written.get("news")).isNull();

        // When
        ledgers.flushCache();

        // Then
        assertThat(written.get("news")).isEqualTo(SECOND);
    }

    @Test
    void shouldShowWhatIsNotWrittenOnlyToWhoWritesIt() {
        // Given
        ledgers.put("news", FIRST);
        ledgers.flushCache();

        // When
        ledgers.put("news", SECOND);

        // Then
        assertThat(ledgers.get("news")).isEqualTo(SECOND);
        assertThat(CompletableFuture.supplyAsync(() -> ledgers.get("news")).join())
                .isEqualTo(FIRST);
    }

    @Test
    void shouldForgetTheLedgersOfAnAbortedTransaction() {
        // Given
        ledgers.put("news", FIRST);
        ledgers.flushCache();
        ledgers.put("news", SECOND);

        // When
        ledgers.clearCache();
        ledgers.flushCache();

        // Then
        assertThat(ledgers.get("news")).isEqualTo(FIRST);
    }

    @Test
    void shouldHoldABoundedNumber() {
        // When
        for (int domain = 0; domain < 10_000; domain++) {
            ledgers.put("domain-" + domain, FIRST);
        }

        // Then
        assertThat(written.approximateNumEntries()).isEqualTo(10_000);
    }
}
