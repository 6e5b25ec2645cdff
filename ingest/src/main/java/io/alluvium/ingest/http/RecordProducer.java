package io.alluvium.ingest.http;

import io.alluvium.ingest.IngestConfig;
import io.alluvium.ingest.run.KafkaAccess;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends records to the records topic and returns when the broker has all of them, written once each. */
@ApplicationScoped
public class RecordProducer {

    private final Producer<byte[], byte[]> producer;
    private final Duration timeout;

    /** A producer of its own, for all requests. */
    public RecordProducer(IngestConfig config, KafkaAccess kafka) {
        timeout = config.produceTimeout();
        int millis = Math.toIntExact(timeout.toMillis());
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka.bootstrapServers(),
                ProducerConfig.CLIENT_ID_CONFIG,
                config.applicationId() + "-http",
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.LINGER_MS_CONFIG,
                2,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                millis,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                Math.max(1, millis / 2),
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                millis);
        producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /**
     * Sends all records, in order.
     *
     * @throws BrokerAwayException if the broker did not confirm every one of them in time; some may be written then
     */
    void sendAll(List<ProducerRecord<byte[], byte[]>> records) throws InterruptedException {
        List<Future<RecordMetadata>> pending = new ArrayList<>();
        try {
            for (ProducerRecord<byte[], byte[]> each : records) {
                Future<RecordMetadata> sent = producer.send(each);
                if (sent.isDone()) { // Done before it can be written: it failed, and so would the ones after it.
                    sent.get();
                }
                pending.add(sent);
            }
            for (Future<RecordMetadata> each : pending) {
                each.get(2 * timeout.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (ExecutionException e) {
            throw new BrokerAwayException(records.size(), timeout, e.getCause());
        } catch (TimeoutException | KafkaException e) {
            throw new BrokerAwayException(records.size(), timeout, e);
        }
    }

    @PreDestroy
    void close() {
        producer.close(timeout);
    }
}
