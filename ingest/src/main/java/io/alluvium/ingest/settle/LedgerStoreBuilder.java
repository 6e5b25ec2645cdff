package io.alluvium.ingest.settle;

import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Builds a {@link LedgerStore} over a store on disk with a changelog. */
final class LedgerStoreBuilder implements StoreBuilder<KeyValueStore<String, DomainLedger>> {

    private final StoreBuilder<KeyValueStore<String, DomainLedger>> written = Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(Settling.LEDGERS), Serdes.String(), DomainLedgerSerde.serde());

    @Override
    public KeyValueStore<String, DomainLedger> build() {
        return new LedgerStore(written.build());
    }

    @Override
    public String name() {
        return written.name();
    }

    @Override
    public Map<String, String> logConfig() {
        return written.logConfig();
    }

    @Override
    public boolean loggingEnabled() {
        return written.loggingEnabled();
    }

    @Override
    public StoreBuilder<KeyValueStore<String, DomainLedger>> withLoggingEnabled(Map<String, String> config) {
        written.withLoggingEnabled(config);
        return this;
    }

    @Override
    public StoreBuilder<KeyValueStore<String, DomainLedger>> withLoggingDisabled() {
        throw new UnsupportedOperationException("Ledgers are kept in a changelog");
    }

    @Override
    public StoreBuilder<KeyValueStore<String, DomainLedger>> withCachingEnabled() {
        throw new UnsupportedOperationException("A store of ledgers is its own cache");
    }

    @Override
    public StoreBuilder<KeyValueStore<String, DomainLedger>> withCachingDisabled() {
        throw new UnsupportedOperationException("A store of ledgers is its own cache");
    }
}
