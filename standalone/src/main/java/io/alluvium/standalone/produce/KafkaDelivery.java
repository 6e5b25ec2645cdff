package io.alluvium.standalone.produce;

import io.alluvium.ingest.examine.RequestHeaders;
import io.alluvium.schemas.Topics;
import io.alluvium.standalone.input.SourceRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes records to Kafka. Whether they may be learned from is judged by ingest, later. */
public final class KafkaDelivery implements Delivery {

    static final String VIA = "kafka";

    private static final int MOST_PENDING = 1_000;
    private static final Duration CLOSE = Duration.ofSeconds(5);

    private final String bootstrapServers;
    private final String domain;
    private final Producer<String, byte[]> producer;
    private final Deque<Future<RecordMetadata>> pending = new ArrayDeque<>();
    private long offered;

    /** Writes to a domain at those brokers. */
    public KafkaDelivery(String bootstrapServers, String domain) {
        this.bootstrapServers = bootstrapServers;
        this.domain = domain;
        this.producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "acks",
                        "all",
                        "linger.ms",
                        20,
                        "max.block.ms",
                        15_000,
                        "delivery.timeout.ms",
                        60_000,
                        "max.request.size",
                        8 << 20),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    @Override
    public void offer(String file, SourceRecord record) {
        send(new ProducerRecord<>(Topics.RECORDS, domain, record.json().getBytes(StandardCharsets.UTF_8)));
        offered++;
    }

    private void send(ProducerRecord<String, byte[]> record) {
        pending.add(producer.send(record));
        while (pending.size() > MOST_PENDING) {
            confirm(pending.remove());
        }
    }

    @Override
    public void flush() {
        producer.flush();
        while (!pending.isEmpty()) {
            confirm(pending.remove());
        }
    }

    @Override
    public void cut() {
        ProducerRecord<String, byte[]> wish = new ProducerRecord<>(Topics.RECORDS, domain, new byte[0]);
        wish.headers().add(RequestHeaders.REQUEST, RequestHeaders.CUT.getBytes(StandardCharsets.UTF_8));
        send(wish);
        flush();
    }

    @Override
    public long soFar() {
        return offered;
    }

    @Override
    public Outcome outcome() {
        return new Outcome(offered, offered, 0, VIA, List.of());
    }

    private void confirm(Future<RecordMetadata> sent) {
        try {
            sent.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "Writing records of " + domain + " to Kafka at " + bootstrapServers + ": "
                            + e.getMessage()
                            + ". Send the file again; what was written already is dropped then as a duplicate.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while writing records of " + domain + " to Kafka", e);
        }
    }

    @Override
    public void close() {
        producer.close(CLOSE);
    }
}
