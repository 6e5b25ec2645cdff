package io.alluvium.ingest.run;

import io.alluvium.schemas.Cut;
import io.alluvium.schemas.Example;
import io.alluvium.schemas.Rejection;
import io.alluvium.schemas.serde.RecordReader;
import io.alluvium.schemas.serde.RecordSerdes;
import io.alluvium.schemas.serde.SchemaArchive;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads what ingest wrote to a topic for one domain, committed records only, from the start each time. */
public final class Words {

    private Words() {}

    /** All words of that domain that are committed now. */
    public static List<SpecificRecord> of(String bootstrapServers, String topic, String domain) {
        return of(
                bootstrapServers,
                topic,
                domain,
                RecordSerdes.strict(
                                RecordReader.ofAny(SchemaArchive.bundled(), Example.class, Cut.class, Rejection.class))
                        .deserializer());
    }

    /** The records of that domain as they came, with their headers. */
    public static List<ConsumerRecord<String, byte[]>> records(String bootstrapServers, String topic, String domain) {
        return records(bootstrapServers, topic, domain, new ByteArrayDeserializer());
    }

    /** The values of that domain as they came. */
    public static List<byte[]> bytes(String bootstrapServers, String topic, String domain) {
        return of(bootstrapServers, topic, domain, new ByteArrayDeserializer());
    }

    private static <T> List<T> of(String bootstrapServers, String topic, String domain, Deserializer<T> reader) {
        return records(bootstrapServers, topic, domain, reader).stream()
                .map(ConsumerRecord::value)
                .toList();
    }

    private static <T> List<ConsumerRecord<String, T>> records(
            String bootstrapServers, String topic, String domain, Deserializer<T> reader) {
        List<ConsumerRecord<String, T>> records = new ArrayList<>();
        try (KafkaConsumer<String, T> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
                new StringDeserializer(),
                reader)) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
                for (ConsumerRecord<String, T> each : consumer.poll(Duration.ofMillis(200))) {
                    if (domain.equals(each.key())) {
                        records.add(each);
                    }
                }
            }
        }
        return records;
    }

    /** Only the examples among them. */
    public static List<Example> examples(String bootstrapServers, String topic, String domain) {
        return of(bootstrapServers, topic, domain).stream()
                .filter(Example.class::isInstance)
                .map(Example.class::cast)
                .toList();
    }
}
