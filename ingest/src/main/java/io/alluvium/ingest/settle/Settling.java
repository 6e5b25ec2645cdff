package io.alluvium.ingest.settle;

import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/** Makes the processor that settles, with its two stores. The only way into this package for a topology. */
public final class Settling implements ProcessorSupplier<String, SpecificRecord, String, SpecificRecord> {

    /** The store of {@link DomainLedger}s by domain; the empty string stands for records of no domain. */
    public static final String LEDGERS = "ledgers";

    private final SettleSettings settings;
    private final Outcomes outcomes;

    /** A supplier for all tasks. */
    public Settling(SettleSettings settings, Outcomes outcomes) {
        this.settings = settings;
        this.outcomes = outcomes;
    }

    @Override
    public Processor<String, SpecificRecord, String, SpecificRecord> get() {
        return new SettleProcessor(settings, outcomes);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(new LedgerStoreBuilder(), DuplicateWindow.builder(settings.duplicateWindow()));
    }
}
