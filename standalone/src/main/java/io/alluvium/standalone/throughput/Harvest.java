package io.alluvium.standalone.throughput;

import io.alluvium.schemas.Cut;
import io.alluvium.schemas.Example;
import io.alluvium.schemas.serde.RecordReader;
import io.alluvium.schemas.serde.RecordSerdes;
import io.alluvium.schemas.serde.SchemaArchive;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads what was committed, after the measurement, and counts each document: whether it is there, and whether once. */
final class Harvest implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], SpecificRecord> consumer;
    private final List<TopicPartition> partitions;
    private final Range range;
    private final BitSet seen = new BitSet();
    private final long[] afterLast;
    private long again;
    private long cuts;

    /**
     * Which documents are counted.
     *
     * @param from the first one
     * @param to the one after the last one
     */
    record Range(long from, long to) {
        long size() {
            return to - from;
        }
    }

    /** A reader of a topic from these offsets on. */
    Harvest(Site site, String topic, long[] start, Range range) {
        this.consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", site.bootstrapServers(), "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                RecordSerdes.strict(RecordReader.ofAny(SchemaArchive.bundled(), Example.class, Cut.class))
                        .deserializer());
        this.partitions = site.partitions(topic);
        this.range = range;
        this.afterLast = start.clone();
        consumer.assign(partitions);
        partitions.forEach(each -> consumer.seek(each, start[each.partition()]));
    }

    /** Reads on up to these offsets. */
    void readTo(long[] ends) {
        while (partitions.stream().anyMatch(each -> consumer.position(each) < ends[each.partition()])) {
            for (ConsumerRecord<byte[], SpecificRecord> each : consumer.poll(POLL)) {
                if (each.value() instanceof Example example) {
                    count(Documents.ordinal(example.getRecordId()) - range.from());
                    afterLast[each.partition()] = Math.max(afterLast[each.partition()], each.offset() + 1);
                } else {
                    cuts++;
                }
            }
        }
    }

    private void count(long number) {
        if (number < 0 || number >= range.size() || seen.get(Math.toIntExact(number))) {
            again++;
        } else {
            seen.set(Math.toIntExact(number));
        }
    }

    /** Documents of the range that are there. */
    long found() {
        return seen.cardinality();
    }

    /** Examples that were there already, or that belong to no document of the range. */
    long again() {
        return again;
    }

    /** Cuts between the examples. */
    long cuts() {
        return cuts;
    }

    /** The offset after the last example in each partition. */
    long[] afterLast() {
        return afterLast.clone();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
