package io.alluvium.standalone.throughput;

import io.alluvium.ingest.IngestConfig;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * The plain clients' settings: what the full path's own clients run with, so that neither side has an advantage that
 * a setting could give the other.
 *
 * @param consumer the consumer's
 * @param producer the producer's, without the name of its transactions
 * @param commitMillis how often it commits
 * @param threads how many loops there are
 */
record BareSettings(Map<String, Object> consumer, Map<String, Object> producer, long commitMillis, int threads) {

    static final String GROUP = "alluvium-bench-bare";

    // What belongs to Kafka Streams alone, or is set by the loop itself.
    private static final List<String> NOT_PLAIN = List.of(
            ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
            ConsumerConfig.GROUP_INSTANCE_ID_CONFIG,
            ProducerConfig.PARTITIONER_CLASS_CONFIG);

    static BareSettings like(Properties streams, IngestConfig config) {
        StreamsConfig settings = new StreamsConfig(streams);
        Map<String, Object> consumer =
                known(settings.getMainConsumerConfigs(GROUP, GROUP, 0), ConsumerConfig.configNames());
        Map<String, Object> producer = known(settings.getProducerConfigs(GROUP), ProducerConfig.configNames());
        return new BareSettings(consumer, producer, config.commitInterval().toMillis(), config.threads());
    }

    private static Map<String, Object> known(Map<String, Object> all, Iterable<String> names) {
        Map<String, Object> known = new HashMap<>();
        for (String name : names) {
            if (all.containsKey(name) && !NOT_PLAIN.contains(name)) {
                known.put(name, all.get(name));
            }
        }
        return known;
    }
}
