package io.alluvium.registry.view;

import io.alluvium.registry.event.RegistryEvent;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Keeps the newest record of every key of a compacted topic, and passes it on. */
final class NewsView implements Processor<String, SpecificRecord, Void, Void> {

    private final String storeName;
    private final Consumer<RegistryEvent> listener;
    private KeyValueStore<String, SpecificRecord> store;

    @SuppressWarnings("NullAway.Init") // init comes before process, by Processor's contract
    NewsView(String storeName, Consumer<RegistryEvent> listener) {
        this.storeName = storeName;
        this.listener = listener;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        this.store = context.getStateStore(storeName);
    }

    @Override
    public void process(Record<String, SpecificRecord> news) {
        if (news.key() == null) {
            return;
        }
        if (news.value() == null) {
            store.delete(news.key());
            return;
        }
        store.put(news.key(), news.value());
        listener.accept(new RegistryEvent(null, news.value()));
    }
}
