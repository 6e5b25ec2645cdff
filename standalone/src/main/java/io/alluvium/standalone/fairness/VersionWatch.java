package io.alluvium.standalone.fairness;

import io.alluvium.schemas.Cut;
import io.alluvium.schemas.Example;
import io.alluvium.schemas.Topics;
import io.alluvium.schemas.VersionManifest;
import io.alluvium.schemas.serde.RecordReader;
import io.alluvium.schemas.serde.SchemaArchive;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Watches one domain in the log: what was accepted and when, and when a version that has learned it was there. */
final class VersionWatch implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(50);
    private static final long LOOK_MILLIS = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final String domain;
    private final int partitions;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final RecordReader<SpecificRecord> reader =
            RecordReader.ofAny(SchemaArchive.bundled(), Example.class, Cut.class, VersionManifest.class);
    private final Thread thread = new Thread(this::watch, "bench-version-watch");
    private final List<Accepted> accepted = new ArrayList<>();
    private final List<Seen> versions = new ArrayList<>();

    /** An accepted example. */
    record Accepted(long offset, long atMillis) {}

    /** A version that was seen, and the last record that it has learned. */
    private record Seen(long lastOffset, long atMillis) {}

    VersionWatch(String bootstrapServers, String domain) {
        this.domain = domain;
        this.consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> places = List.of(Topics.EXAMPLES, Topics.VERSIONS).stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(places);
        consumer.seekToBeginning(places);
        this.partitions = places.size() / 2;
        thread.setDaemon(true);
        thread.start();
    }

    /** Partitions of each topic. */
    int partitions() {
        return partitions;
    }

    /** Waits for so many examples in all, and gives the last of them. */
    Accepted awaitAccepted(int count) throws InterruptedException {
        return await(
                () -> accepted.size() < count ? Optional.empty() : Optional.of(accepted.get(count - 1)),
                "example " + count + " of " + domain);
    }

    /** Waits for a version that has learned that example, and gives the milliseconds from acceptance to its sight. */
    long awaitVersion(Accepted example) throws InterruptedException {
        Seen seen = await(
                () -> versions.stream()
                        .filter(version -> version.lastOffset() >= example.offset())
                        .findFirst(),
                "a version of " + domain + " that has learned the record at " + example.offset());
        return seen.atMillis() - example.atMillis();
    }

    private <T> T await(Supplier<Optional<T>> look, String what) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            synchronized (this) {
                Optional<T> found = look.get();
                if (found.isPresent()) {
                    return found.get();
                }
            }
            Thread.sleep(LOOK_MILLIS);
        }
        throw new IllegalStateException("Waited for " + PATIENCE.toMinutes() + " minutes in vain for " + what);
    }

    private void watch() {
        try (consumer) {
            while (true) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    if (record.value() != null) {
                        reader.read(record.value()).value().ifPresent(word -> note(word, record.offset()));
                    }
                }
            }
        } catch (WakeupException closing) {
            return;
        }
    }

    private synchronized void note(SpecificRecord word, long offset) {
        if (word instanceof Example example && example.getDomain().equals(domain)) {
            accepted.add(new Accepted(offset, example.getAcceptedAtMillis()));
        } else if (word instanceof VersionManifest version
                && version.getDomain().equals(domain)) {
            versions.add(new Seen(version.getExamples().getLastOffset(), System.currentTimeMillis()));
        }
    }

    @Override
    public void close() throws InterruptedException {
        consumer.wakeup();
        thread.join();
    }
}
