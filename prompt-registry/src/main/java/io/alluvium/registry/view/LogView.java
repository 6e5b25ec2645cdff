package io.alluvium.registry.view;

import io.alluvium.registry.event.LogMark;
import io.alluvium.registry.event.RegistryEvent;
import io.alluvium.schemas.AliasMove;
import io.alluvium.schemas.AliasMoveStatus;
import io.alluvium.schemas.VersionManifest;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;

/** Reads the registry log on every node into the view that answers all questions. */
final class LogView implements Processor<String, SpecificRecord, Void, Void> {

    private final Consumer<RegistryEvent> listener;
    private ProcessorContext<Void, Void> context;
    private KeyValueStore<String, SpecificRecord> store;

    @SuppressWarnings("NullAway.Init") // init comes before process, by Processor's contract
    LogView(Consumer<RegistryEvent> listener) {
        this.listener = listener;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        this.context = context;
        this.store = context.getStateStore(Views.LOG);
    }

    @Override
    public void process(Record<String, SpecificRecord> entry) {
        SpecificRecord value = entry.value();
        if (value == null) {
            return;
        }
        RecordMetadata metadata = context.recordMetadata().orElseThrow();
        LogMark mark = new LogMark(metadata.partition(), metadata.offset());
        if (value instanceof VersionManifest manifest) {
            store.put(ViewKeys.version(manifest.getDomain(), manifest.getVersion()), manifest);
            store.put(ViewKeys.newest(manifest.getDomain()), manifest);
        } else if (value instanceof AliasMove move) {
            store.put(ViewKeys.move(move.getDomain(), mark), move);
            if (move.getStatus() == AliasMoveStatus.ACCEPTED) {
                store.put(ViewKeys.alias(move.getDomain(), move.getAlias()), move);
            }
        }
        store.put(ViewKeys.event(mark), value);
        listener.accept(new RegistryEvent(mark, value));
    }
}
