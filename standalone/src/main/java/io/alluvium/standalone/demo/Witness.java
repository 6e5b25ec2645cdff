package io.alluvium.standalone.demo;

import io.alluvium.schemas.Example;
import io.alluvium.schemas.Topics;
import io.alluvium.schemas.VersionManifest;
import io.alluvium.schemas.WorkerAcknowledgement;
import io.alluvium.schemas.WorkerStatus;
import io.alluvium.schemas.serde.RecordReader;
import io.alluvium.schemas.serde.SchemaArchive;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Watches the log: what was accepted, which versions were made of it, and when the worker began to serve them. */
final class Witness implements AutoCloseable {

    private static final List<String> WATCHED = List.of(Topics.EXAMPLES, Topics.REGISTRY_LOG, Topics.ACKNOWLEDGEMENTS);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final String LIVE = "live";

    private final Consumer<byte[], byte[]> consumer;
    private final RecordReader<SpecificRecord> reader = RecordReader.ofAny(
            SchemaArchive.bundled(), Example.class, VersionManifest.class, WorkerAcknowledgement.class);
    private final List<Example> examples = new ArrayList<>();
    private final List<VersionManifest> versions = new ArrayList<>();
    private final List<WorkerAcknowledgement> swaps = new ArrayList<>();
    private final Thread thread = new Thread(this::watch, "demo-witness");

    Witness(String bootstrapServers) {
        this.consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    void start() {
        List<TopicPartition> partitions = WATCHED.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        thread.setDaemon(true);
        thread.start();
    }

    /** The domain's examples in the order of the log. */
    synchronized List<Example> examples(String domain) {
        return examples.stream().filter(each -> each.getDomain().equals(domain)).toList();
    }

    /** The domain's versions in order. */
    synchronized List<VersionManifest> versions(String domain) {
        return versions.stream().filter(each -> each.getDomain().equals(domain)).toList();
    }

    /** The versions of the domain that became live in the worker, in the order in which they did. */
    synchronized List<WorkerAcknowledgement> swaps(String domain) {
        return swaps.stream().filter(each -> each.getDomain().equals(domain)).toList();
    }

    /** Whether the worker has a live version of the domain. */
    boolean serves(String domain) {
        return !swaps(domain).isEmpty();
    }

    private void watch() {
        try (consumer) {
            while (true) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    if (record.value() != null) {
                        reader.read(record.value()).value().ifPresent(this::note);
                    }
                }
            }
        } catch (WakeupException closing) {
            return;
        }
    }

    private synchronized void note(SpecificRecord record) {
        if (record instanceof Example example) {
            examples.add(example);
        } else if (record instanceof VersionManifest version) {
            versions.add(version);
        } else if (record instanceof WorkerAcknowledgement swap
                && swap.getStatus() == WorkerStatus.SERVING
                && swap.getAlias().equals(LIVE)) {
            swaps.add(swap);
        }
    }

    @Override
    public void close() throws InterruptedException {
        consumer.wakeup();
        thread.join();
    }
}
