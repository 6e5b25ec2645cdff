package io.alluvium.schemas.topic;

import java.time.Duration;
import java.util.Map;

/** How long the records of a topic stay. */
public sealed interface Retention {

    /** The setting in Kafka's own words. */
    Map<String, String> toKafka();

    /**
     * Records go after a while.
     *
     * @param age how old a record may become
     */
    record For(Duration age) implements Retention {
        @Override
        public Map<String, String> toKafka() {
            return Map.of("cleanup.policy", "delete", "retention.ms", String.valueOf(age.toMillis()));
        }
    }

    /** Records stay: the log is the truth. */
    record Forever() implements Retention {
        @Override
        public Map<String, String> toKafka() {
            return Map.of("cleanup.policy", "delete", "retention.ms", "-1", "retention.bytes", "-1");
        }
    }

    /** The last record of each key stays. */
    record LastOfKey() implements Retention {
        @Override
        public Map<String, String> toKafka() {
            return Map.of("cleanup.policy", "compact");
        }
    }
}
