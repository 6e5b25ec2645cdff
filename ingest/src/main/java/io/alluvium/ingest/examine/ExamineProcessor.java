package io.alluvium.ingest.examine;

import io.alluvium.schemas.Origin;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Brings each record of the records topic before the {@link Examiner}, and sends on what was found, by domain. */
public final class ExamineProcessor implements Processor<byte[], byte[], String, Examined> {

    private final Examiner examiner;
    private @Nullable ProcessorContext<String, Examined> context;

    /** A processor for one task; the examiner may be shared. */
    public ExamineProcessor(Examiner examiner) {
        this.examiner = examiner;
    }

    @Override
    public void init(ProcessorContext<String, Examined> given) {
        this.context = given;
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        ProcessorContext<String, Examined> out = Objects.requireNonNull(context, "init comes before process");
        long now = out.currentSystemTimeMs();
        Arrival arrival = new Arrival(
                record.key(), record.value(), record.headers(), origin(out.recordMetadata()), record.timestamp());
        Examined examined = examiner.examine(arrival, now);
        // The time decides which of a task's two topics is read first: a record keeps its place in the queue, and none
        // can claim a place in the future. The producer's headers stay behind; a refusal carries them in its arrival.
        long since = Math.min(record.timestamp(), now);
        out.forward(new Record<>(examined.domain(), examined, since, new RecordHeaders()));
    }

    private static Origin origin(Optional<RecordMetadata> metadata) {
        return metadata.map(at -> new Origin(at.topic(), at.partition(), at.offset()))
                .orElseThrow(() -> new IllegalStateException("Kafka Streams gave a record without its place"));
    }
}
