package io.alluvium.worker.follow;

import io.alluvium.schemas.PromptAnnouncement;
import io.alluvium.schemas.Topics;
import io.alluvium.schemas.WorkerAcknowledgement;
import io.alluvium.schemas.WorkerStatus;
import io.alluvium.schemas.serde.RecordWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the others what this worker made of an announcement. Telling is worth a try, never a reason not to serve: a
 * failure is logged.
 */
final class Acknowledger implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Acknowledger.class);
    private static final int MAX_BLOCK_MILLIS = 5_000;

    private final String workerId;
    private final Producer<String, byte[]> producer;

    /** What became of an announcement, when, and how long the swap took. */
    private record Outcome(
            WorkerStatus status,
            Instant at,
            Duration swap,
            @Nullable String error) {}

    Acknowledger(SubscriptionSettings settings) {
        this.workerId = settings.workerId();
        Map<String, Object> config = new HashMap<>(settings.kafka());
        config.put("acks", "all");
        config.put("linger.ms", 0);
        config.put("max.block.ms", MAX_BLOCK_MILLIS);
        config.putIfAbsent("client.id", "worker-acknowledgements-" + workerId);
        this.producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    }

    /** Requests get the announced version, from that time on. */
    void serving(PromptAnnouncement announcement, Instant since, Duration swap) {
        send(announcement, new Outcome(WorkerStatus.SERVING, since, swap, null));
    }

    /** Requests get the former version, and why. */
    void failed(PromptAnnouncement announcement, Instant at, String error) {
        send(announcement, new Outcome(WorkerStatus.FAILED, at, Duration.ZERO, error));
    }

    private void send(PromptAnnouncement announcement, Outcome outcome) {
        WorkerAcknowledgement acknowledgement = new WorkerAcknowledgement(
                workerId,
                announcement.getDomain(),
                announcement.getAlias(),
                announcement.getVersion(),
                announcement.getDigest(),
                outcome.status(),
                outcome.error(),
                announcement.getMovedAtMillis(),
                outcome.at().toEpochMilli(),
                outcome.swap().toNanos() / 1e6);
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(Topics.ACKNOWLEDGEMENTS, key(announcement), RecordWriter.write(acknowledgement));
        try {
            var unused = producer.send(record, (metadata, failure) -> note(announcement, failure));
        } catch (KafkaException e) {
            note(announcement, e);
        }
    }

    /** The live alias has the domain's own place; others must not overwrite it there. */
    private String key(PromptAnnouncement announcement) {
        String place = workerId + "/" + announcement.getDomain();
        return announcement.getAlias().equals(PromptKey.LIVE) ? place : place + ":" + announcement.getAlias();
    }

    private static void note(PromptAnnouncement announcement, @Nullable Exception failure) {
        if (failure != null) {
            LOG.atWarn()
                    .addKeyValue("topic", Topics.ACKNOWLEDGEMENTS)
                    .addKeyValue("domain", announcement.getDomain())
                    .addKeyValue("version", announcement.getVersion())
                    .addKeyValue("error", failure.toString())
                    .log("An acknowledgement could not be written; the fleet page shows an older state");
        }
    }

    @Override
    public void close() {
        try {
            producer.close(Duration.ofSeconds(3));
        } catch (KafkaException e) {
            LOG.debug("The producer of acknowledgements did not close in peace", e);
        }
    }
}
