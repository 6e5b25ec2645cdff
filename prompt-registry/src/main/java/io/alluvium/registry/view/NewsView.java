package io.alluvium.registry.view;

import io.alluvium.registry.event.RegistryEvent;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Keeps the newest record of every key of a compacted topic, at a place that the key names, and passes it on. */
final class NewsView implements Processor<String, SpecificRecord, Void, Void> {

    private final String storeName;
    private final UnaryOperator<String> place;
    private final Consumer<RegistryEvent> listener;
    private KeyValueStore<String, SpecificRecord> store;

    @SuppressWarnings("NullAway.Init") // init comes before process, by Processor's contract
    NewsView(String storeName, UnaryOperator<String> place, Consumer<RegistryEvent> listener) {
        this.storeName = storeName;
        this.place = place;
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
            store.delete(place.apply(news.key()));
            return;
        }
        store.put(place.apply(news.key()), news.value());
        listener.accept(new RegistryEvent(null, news.value()));
    }
}
