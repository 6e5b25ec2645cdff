package io.alluvium.registry.node;

import io.alluvium.registry.RegistryConfig;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** How Kafka Streams is set up for the registry. */
final class StreamsSettings {

    private StreamsSettings() {}

    /** The settings: exactly once, soon visible, and rubbish is passed over with a log line. */
    static Properties of(RegistryConfig config) {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, config.applicationId());
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
        settings.put(StreamsConfig.STATE_DIR_CONFIG, config.stateDirectory().toString());
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 100);
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
        settings.put(
                StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, 1); // ledgers are small, so another node keeps them warm
        settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) config.replicationFactor());
        settings.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, UnreadableWords.class);
        // A broker that goes away for a minute is waited for; giving up would drop the stores and restore them.
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_BLOCK_MS_CONFIG), 120_000);
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 10_000);
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 3_000);
        return settings;
    }

    /** The name of the application that posts to webhooks. */
    static String webhookApplication(RegistryConfig config) {
        return config.applicationId() + "-webhooks";
    }

    /** The same for it. A message that was posted cannot be taken back, so it may be posted twice, but is never lost. */
    static Properties ofWebhooks(RegistryConfig config) {
        Properties settings = of(config);
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, webhookApplication(config));
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
        return settings;
    }
}
