package io.alluvium.standalone.crash;

import io.alluvium.schemas.AliasMove;
import io.alluvium.schemas.AliasMoveStatus;
import io.alluvium.schemas.Cut;
import io.alluvium.schemas.Example;
import io.alluvium.schemas.PromptAnnouncement;
import io.alluvium.schemas.Topics;
import io.alluvium.schemas.VersionManifest;
import io.alluvium.schemas.serde.RecordReader;
import io.alluvium.schemas.serde.SchemaArchive;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * What the log says, as far as it is committed. Topics that are compacted may hold less than was written; numbers without
 * gaps are therefore asked of the topics that keep everything.
 *
 * @param examples every example
 * @param proposed every version that the trainer proposed
 * @param decided every version and alias move of the registry; those of a domain in the order of the log
 * @param announced the announcements; those of an alias in the order of the log
 */
record LogSnapshot(
        List<Example> examples,
        List<VersionManifest> proposed,
        List<SpecificRecord> decided,
        List<PromptAnnouncement> announced) {

    private static final Duration POLL = Duration.ofMillis(200);

    /** Reads it all, from the beginning to what is the end now. */
    static LogSnapshot read(String bootstrapServers) {
        return new LogSnapshot(
                read(bootstrapServers, Topics.EXAMPLES, Example.class, Cut.class).stream()
                        .filter(Example.class::isInstance)
                        .map(Example.class::cast)
                        .toList(),
                read(bootstrapServers, Topics.VERSIONS, VersionManifest.class).stream()
                        .map(VersionManifest.class::cast)
                        .toList(),
                read(bootstrapServers, Topics.REGISTRY_LOG, VersionManifest.class, AliasMove.class),
                read(bootstrapServers, Topics.ANNOUNCEMENTS, PromptAnnouncement.class).stream()
                        .map(PromptAnnouncement.class::cast)
                        .toList());
    }

    /** The versions that the registry published; those of a domain in the order of the log. */
    List<VersionManifest> published() {
        return decided.stream()
                .filter(VersionManifest.class::isInstance)
                .map(VersionManifest.class::cast)
                .toList();
    }

    /** The accepted moves of aliases; those of a domain in the order of the log. */
    List<AliasMove> moves() {
        return decided.stream()
                .filter(AliasMove.class::isInstance)
                .map(AliasMove.class::cast)
                .filter(move -> move.getStatus() == AliasMoveStatus.ACCEPTED)
                .toList();
    }

    @SafeVarargs
    private static List<SpecificRecord> read(
            String bootstrapServers, String topic, Class<? extends SpecificRecord>... kinds) {
        RecordReader<SpecificRecord> reader = RecordReader.ofAny(SchemaArchive.bundled(), kinds);
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(each -> new TopicPartition(topic, each.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<SpecificRecord> found = new ArrayList<>();
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
                consumer.poll(POLL).forEach(record -> {
                    if (record.value() != null) {
                        found.add(reader.read(record.value())
                                .value()
                                .orElseThrow(() -> new IllegalStateException("Reading " + topic + ", partition "
                                        + record.partition() + ", offset " + record.offset()
                                        + ": this program cannot read what is there")));
                    }
                });
            }
            return found;
        }
    }
}
