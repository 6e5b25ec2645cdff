package io.alluvium.schemas.topic;

import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * One topic of the system.
 *
 * @param name one of {@link io.alluvium.schemas.Topics}
 * @param key what the key says, for people
 * @param value what the values are, for people
 * @param retention how long records stay
 */
public record TopicSpec(String name, String key, String value, Retention retention) {

    /** The topic in Kafka's own words. */
    NewTopic toKafka(TopicLayout layout) {
        Map<String, String> config = retention.toKafka();
        return new NewTopic(name, layout.partitions(), layout.replicationFactor()).configs(config);
    }
}
