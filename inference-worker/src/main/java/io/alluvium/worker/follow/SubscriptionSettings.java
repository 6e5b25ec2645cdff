package io.alluvium.worker.follow;

import io.alluvium.schemas.topic.TopicLayout;
import java.util.Map;

/**
 * What a subscription is started with.
 *
 * @param workerId the name that acknowledgements carry; unique among workers, and the same after a restart
 * @param kafka Kafka's client settings, with bootstrap.servers at least
 * @param layout how topics are spread, should they be missing
 * @param backoff the waits between attempts
 */
public record SubscriptionSettings(String workerId, Map<String, Object> kafka, TopicLayout layout, Backoff backoff) {

    /** Checks the name. */
    public SubscriptionSettings {
        if (workerId.isBlank() || workerId.contains("/")) {
            throw new IllegalArgumentException(
                    "A worker's id must be a name without a slash, but is '" + workerId + "'; set alluvium.worker.id");
        }
        kafka = Map.copyOf(kafka);
    }
}
