package io.alluvium.registry.write;

import io.alluvium.registry.RegistryConfig;
import io.alluvium.schemas.serde.RecordSerdes;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** The connection on which wishes travel; opened by the first one. */
@ApplicationScoped
public class WishProducer {

    private final RegistryConfig config;
    private @Nullable Producer<String, SpecificRecord> producer;

    /** Opens nothing yet. */
    public WishProducer(RegistryConfig config) {
        this.config = config;
    }

    /** The producer. */
    synchronized Producer<String, SpecificRecord> get() {
        Producer<String, SpecificRecord> open = producer;
        if (open == null) {
            int timeoutMillis = Math.toIntExact(config.decisionTimeout().toMillis());
            Map<String, Object> settings = Map.of(
                    ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                    config.bootstrapServers(),
                    ProducerConfig.CLIENT_ID_CONFIG,
                    config.applicationId() + "-wishes",
                    ProducerConfig.ACKS_CONFIG,
                    "all",
                    ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                    true,
                    ProducerConfig.LINGER_MS_CONFIG,
                    0,
                    ProducerConfig.MAX_BLOCK_MS_CONFIG,
                    timeoutMillis,
                    ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                    Math.max(1, timeoutMillis / 2),
                    ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                    timeoutMillis);
            open = new KafkaProducer<>(settings, new StringSerializer(), RecordSerdes.serializer());
            producer = open;
        }
        return open;
    }

    @PreDestroy
    synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(2));
            producer = null;
        }
    }
}
