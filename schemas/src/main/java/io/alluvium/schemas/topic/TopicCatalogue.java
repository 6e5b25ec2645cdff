package io.alluvium.schemas.topic;

import io.alluvium.schemas.Topics;
import java.time.Duration;
import java.util.List;

/** All topics of the system: what each one's key says, what its values are and how long they stay. */
public final class TopicCatalogue {

    private static final List<TopicSpec> ALL = List.of(
            new TopicSpec(Topics.RECORDS, "domain", "Document, or JSON", days(7)),
            new TopicSpec(Topics.EXAMPLES, "domain", "Example or Cut", new Retention.Forever()),
            new TopicSpec(Topics.REJECTS, "original key", "original bytes; why in headers", days(30)),
            new TopicSpec(Topics.REPLAYS, "reject's id", "time of the replay", new Retention.LastOfKey()),
            new TopicSpec(Topics.REJECTIONS, "domain or empty", "Rejection", days(30)),
            new TopicSpec(Topics.VERSIONS, "domain", "VersionManifest, proposed", new Retention.Forever()),
            new TopicSpec(Topics.ALIAS_REQUESTS, "domain", "AliasMove, Retirement or TagChange, requested", days(7)),
            new TopicSpec(
                    Topics.REGISTRY_LOG,
                    "domain",
                    "VersionManifest, published; AliasMove, Retirement or TagChange, judged",
                    new Retention.Forever()),
            new TopicSpec(Topics.ANNOUNCEMENTS, "domain:alias", "PromptAnnouncement", new Retention.LastOfKey()),
            new TopicSpec(Topics.ACKNOWLEDGEMENTS, "worker/domain", "WorkerAcknowledgement", new Retention.LastOfKey()),
            new TopicSpec(Topics.PROGRESS, "domain", "DomainProgress", new Retention.LastOfKey()),
            new TopicSpec(Topics.WEBHOOKS, "webhook's id", "Webhook, with its secret", new Retention.LastOfKey()),
            new TopicSpec(Topics.WEBHOOK_STATUS, "webhook's id", "WebhookStatus", new Retention.LastOfKey()),
            new TopicSpec(Topics.SCHEMAS, "fingerprint", "Avro schema as JSON", new Retention.LastOfKey()));

    private TopicCatalogue() {}

    /** All topics, in the order in which data flows. */
    public static List<TopicSpec> all() {
        return ALL;
    }

    private static Retention days(int days) {
        return new Retention.For(Duration.ofDays(days));
    }
}
