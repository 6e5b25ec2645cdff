package io.alluvium.trainer.replay;

import io.alluvium.trainer.publish.Lineage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** One partition of the examples log on a broker, read from its first record; joins no group and commits nothing. */
public final class ExamplesLog {

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final int PATIENCE_POLLS = 30;

    private final String bootstrapServers;

    /** The log at those brokers. */
    public ExamplesLog(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Gives the partition's committed records to a replay until the version is made.
     *
     * @param last the last record to give
     * @param reached hears how many offsets are behind
     * @throws ReplayException if the log ends early, has lost its beginning, or the broker gives nothing for half a minute
     */
    public Rebuilt into(VersionReplay replay, Lineage.Place last, LongConsumer reached) {
        TopicPartition partition = new TopicPartition(last.topic(), last.partition());
        try (var consumer = new KafkaConsumer<>(settings(), new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            if (consumer.position(partition) > 0) {
                throw new ReplayException("Replaying from " + partition + ": its first record left is at offset "
                        + consumer.position(partition)
                        + ", but a replay needs the log from 0. It must be kept for ever.");
            }
            for (int idle = 0; idle < PATIENCE_POLLS; idle++) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    idle = 0;
                    Optional<Rebuilt> made = replay.take(record.key(), record.value(), record.offset());
                    reached.accept(record.offset() + 1);
                    if (made.isPresent()) {
                        return made.get();
                    }
                }
            }
            throw new ReplayException("Replaying from " + partition + ": it ends before offset " + last.offset()
                    + ", the last record that counts. Is this the log that the version was learned from?");
        }
    }

    private Map<String, Object> settings() {
        return Map.of(
                "bootstrap.servers", bootstrapServers,
                "isolation.level", "read_committed",
                "enable.auto.commit", "false",
                "auto.offset.reset", "earliest",
                "default.api.timeout.ms", 15_000);
    }
}
