package io.alluvium.registry.view;

import io.alluvium.registry.event.LogMark;
import io.alluvium.registry.event.RegistryEvent;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Reads the registry log on every node into the view that answers all questions. */
final class LogView implements Processor<String, SpecificRecord, Void, Void> {

    private final Consumer<RegistryEvent> listener;
    private ProcessorContext<Void, Void> context;
    private LogIndex index;

    @SuppressWarnings("NullAway.Init") // init comes before process, by Processor's contract
    LogView(Consumer<RegistryEvent> listener) {
        this.listener = listener;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        this.context = context;
        this.index = new LogIndex(context.getStateStore(Views.LOG));
    }

    @Override
    public void process(Record<String, SpecificRecord> entry) {
        SpecificRecord fact = entry.value();
        if (fact == null) {
            return;
        }
        RecordMetadata metadata = context.recordMetadata().orElseThrow();
        LogMark mark = new LogMark(metadata.partition(), metadata.offset());
        index.take(mark, fact);
        listener.accept(new RegistryEvent(mark, fact));
    }
}
