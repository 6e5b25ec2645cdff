package io.alluvium.registry.webhook;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Keeps the newest status of each webhook, on every node. */
final class StatusReader implements Processor<String, SpecificRecord, Void, Void> {

    private KeyValueStore<String, SpecificRecord> store;

    @SuppressWarnings("NullAway.Init") // init comes before process, by Processor's contract
    StatusReader() {}

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        store = context.getStateStore(WebhookTopology.STATUSES);
    }

    @Override
    public void process(Record<String, SpecificRecord> status) {
        if (status.key() != null) {
            store.put(status.key(), status.value());
        }
    }
}
