package io.alluvium.standalone.fuzz.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.alluvium.schemas.Topics;
import io.alluvium.standalone.client.AlluviumClient;
import io.alluvium.standalone.fuzz.cases.Dice;
import io.alluvium.standalone.fuzz.cases.Parts;
import io.alluvium.standalone.fuzz.reader.RecordCases;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Floods the records topic of a running Alluvium with hostile records, and sees that ingest accounts for every one. Each
 * tenth record is a good one, of a domain of its own, and must not be lost among the others.
 */
public final class RecordFlood {

    private static final Duration QUIET = Duration.ofSeconds(60);
    private static final long LOOK_MILLIS = 250;
    private static final String NAME = "kafka-records";
    private static final int GOOD_ONE_IN = 10;

    private final AlluviumClient client;
    private final String bootstrapServers;
    private final RecordCases cases = new RecordCases();

    /** Floods that server's brokers. */
    public RecordFlood(AlluviumClient client, String bootstrapServers) {
        this.client = client;
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * What became of the records.
     *
     * @param sent written to the topic
     * @param accepted as examples
     * @param duplicates refused as duplicates
     * @param refused refused for another reason
     * @param good good ones among those sent
     * @param goodTaken good ones that were accepted; none where the same seed was sent before
     */
    public record Account(long sent, long accepted, long duplicates, long refused, long good, long goodTaken) {

        /** Those that ingest has judged. */
        public long settled() {
            return accepted + duplicates + refused;
        }

        Account since(Account before) {
            return new Account(
                    sent,
                    accepted - before.accepted,
                    duplicates - before.duplicates,
                    refused - before.refused,
                    good,
                    goodTaken - before.goodTaken);
        }
    }

    /** Writes so many records, and waits until all are judged or nothing moves for a minute. */
    public Account run(long seed, long records, LongConsumer listener) throws InterruptedException {
        Account before = account(seed, records);
        write(seed, records);
        Account now = account(seed, records).since(before);
        long movedAt = System.nanoTime();
        while (now.settled() < records && System.nanoTime() - movedAt < QUIET.toNanos()) {
            Thread.sleep(LOOK_MILLIS);
            Account next = account(seed, records).since(before);
            movedAt = next.settled() > now.settled() ? System.nanoTime() : movedAt;
            now = next;
            listener.accept(now.settled());
        }
        return now;
    }

    private void write(long seed, long records) {
        AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
        try (Producer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "linger.ms", 20),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (long number = 0; number < records; number++) {
                ProducerRecord<byte[], byte[]> record = number % GOOD_ONE_IN == 0
                        ? good(seed, number)
                        : record(cases.make(Dice.of(seed, NAME, number)));
                var unused = producer.send(record, (place, failed) -> failure.compareAndSet(null, failed));
            }
        }
        Exception failed = failure.get();
        if (failed != null) {
            throw new IllegalStateException(
                    "Writing hostile records to Kafka at " + bootstrapServers + ": " + failed, failed);
        }
    }

    private static ProducerRecord<byte[], byte[]> good(long seed, long number) {
        String text = "{\"text\":\"good record " + number + " among many that are not\"}";
        return new ProducerRecord<>(
                Topics.RECORDS,
                goodDomain(seed).getBytes(StandardCharsets.UTF_8),
                text.getBytes(StandardCharsets.UTF_8));
    }

    private static String goodDomain(long seed) {
        return "good-" + seed;
    }

    // Kafka's ProducerRecord is not null-marked; a record may have no key and no value.
    @SuppressWarnings("NullAway")
    private static ProducerRecord<byte[], byte[]> record(byte[] input) {
        Parts parts = Parts.split(input);
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                Topics.RECORDS, parts.at(0).orElse(null), parts.at(1).orElse(null));
        for (int i = 2; i + 1 < parts.size(); i += 2) {
            record.headers()
                    .add(
                            new String(parts.bytes(i), StandardCharsets.UTF_8),
                            parts.at(i + 1).orElse(null));
        }
        return record;
    }

    private Account account(long seed, long sent) {
        long accepted = 0;
        long duplicates = 0;
        long refused = 0;
        long goodTaken = 0;
        for (JsonNode domain : client.get("/v1/domains").path("domains")) {
            long taken = domain.path("accepted").asLong();
            accepted += taken;
            duplicates += domain.path("duplicates").asLong();
            goodTaken += domain.path("domain").asText().equals(goodDomain(seed)) ? taken : 0;
            for (JsonNode count : domain.path("rejected")) {
                refused += count.asLong();
            }
        }
        long good = (sent + GOOD_ONE_IN - 1) / GOOD_ONE_IN;
        return new Account(sent, accepted, duplicates, refused, good, goodTaken);
    }
}
