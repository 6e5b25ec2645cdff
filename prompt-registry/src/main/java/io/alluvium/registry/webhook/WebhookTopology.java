package io.alluvium.registry.webhook;

import io.alluvium.schemas.Topics;
import io.alluvium.schemas.Webhook;
import io.alluvium.schemas.WebhookStatus;
import io.alluvium.schemas.serde.RecordReader;
import io.alluvium.schemas.serde.RecordSerdes;
import io.alluvium.schemas.serde.SchemaSource;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.Stores;

/**
 * The story of webhooks, an application of its own beside the registry's, so that neither can hold up the other.
 *
 * <ol>
 *   <li>A webhook is a record by its id; the task of its partition has it, and posts events to it.
 *   <li>What came of it is the webhook's status: kept by the task, so that the next node goes on from there, and told to all.
 *   <li>Every node reads all statuses, so that every node can show them.
 * </ol>
 */
public final class WebhookTopology {

    /** Where the statuses can be read. */
    public static final String STATUSES = "webhook-statuses";

    static final String HOOKS = "webhooks";

    private static final String SOURCE = "registered-webhooks";
    private static final String POSTER = "poster";
    private static final String SINK = "webhook-status";

    private final Serde<SpecificRecord> words;
    private final Deliveries deliveries;

    /** Takes what finds the writers' schemas, and what posts. */
    public WebhookTopology(SchemaSource schemas, Deliveries deliveries) {
        this.words = RecordSerdes.strict(RecordReader.ofAny(schemas, Webhook.class, WebhookStatus.class));
        this.deliveries = deliveries;
    }

    /** Makes the topology; nothing runs yet. */
    public Topology build() {
        Topology topology = new Topology();
        topology.addSource(SOURCE, Serdes.String().deserializer(), words.deserializer(), Topics.WEBHOOKS);
        topology.addProcessor(POSTER, () -> new WebhookProcessor(deliveries), SOURCE);
        topology.addStateStore(
                Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(HOOKS), Serdes.String(), words), POSTER);
        topology.addSink(SINK, Topics.WEBHOOK_STATUS, Serdes.String().serializer(), words.serializer(), POSTER);
        topology.addGlobalStore(
                Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(STATUSES), Serdes.String(), words)
                        .withLoggingDisabled(),
                STATUSES + "-source",
                Serdes.String().deserializer(),
                words.deserializer(),
                Topics.WEBHOOK_STATUS,
                STATUSES + "-reader",
                StatusReader::new);
        return topology;
    }
}
