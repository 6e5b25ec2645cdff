package io.alluvium.schemas;

/** The names of all topics; the only place where they are spelled. Every key is a UTF-8 string. */
public final class Topics {

    /** What producers offer: {@link Document} or JSON by domain. */
    public static final String RECORDS = "alluvium.records.v1";

    /** What was accepted, the truth that versions are made from: {@link Example} and {@link Cut} by domain. */
    public static final String EXAMPLES = "alluvium.examples.v1";

    /** What was refused: original bytes by original key, with {@link RejectionHeaders}. */
    public static final String REJECTS = "alluvium.rejects.v1";

    /** Which rejects were offered again: when, by the id of the reject (partition-offset). */
    public static final String REPLAYS = "alluvium.replays.v1";

    /** The notes on refused records, without text: {@link Rejection} by domain, or by the empty string. */
    public static final String REJECTIONS = "alluvium.rejections.v1";

    /** What the trainer proposes: {@link VersionManifest} by domain. */
    public static final String VERSIONS = "alluvium.versions.v1";

    /** What shall become of aliases and versions: {@link AliasMove}, {@link Retirement} and {@link TagChange} by domain. */
    public static final String ALIAS_REQUESTS = "alluvium.alias-requests.v1";

    /**
     * What the registry decided: {@link VersionManifest}, {@link AliasMove}, {@link Retirement} and {@link TagChange} by
     * domain.
     */
    public static final String REGISTRY_LOG = "alluvium.registry-log.v1";

    /** What each alias names now: {@link PromptAnnouncement} by domain:alias. */
    public static final String ANNOUNCEMENTS = "alluvium.announcements.v1";

    /** What each worker serves now: {@link WorkerAcknowledgement} by worker/domain. */
    public static final String ACKNOWLEDGEMENTS = "alluvium.acknowledgements.v1";

    /** How far learning has come: {@link DomainProgress} by domain. */
    public static final String PROGRESS = "alluvium.progress.v1";

    /** Where events are posted: {@link Webhook} by its id. It holds secrets, so only registries may read it. */
    public static final String WEBHOOKS = "alluvium.webhooks.v1";

    /** How far the posting has come: {@link WebhookStatus} by the webhook's id. */
    public static final String WEBHOOK_STATUS = "alluvium.webhook-status.v1";

    /** What everyone writes with: Avro schemas as JSON by fingerprint in sixteen hex digits. */
    public static final String SCHEMAS = "alluvium.schemas.v1";

    private Topics() {}
}
