package io.alluvium.registry.node;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.alluvium.registry.RegistryConfig;
import io.alluvium.registry.cloud.CloudEvents;
import io.alluvium.registry.event.RegistryEvents;
import io.alluvium.registry.problem.ProblemKind;
import io.alluvium.registry.problem.RegistryException;
import io.alluvium.registry.subscribe.LogReader;
import io.alluvium.registry.webhook.Deliveries;
import io.alluvium.registry.webhook.RetryPolicy;
import io.alluvium.registry.webhook.WebhookTopology;
import io.alluvium.schemas.WebhookStatus;
import io.alluvium.schemas.serde.SchemaArchive;
import io.alluvium.schemas.takeover.TakeoverWatch;
import io.alluvium.schemas.topic.SharedSchemas;
import io.alluvium.schemas.topic.TopicCreator;
import io.alluvium.schemas.topic.TopicLayout;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** This process as one of those that post events to webhooks, and that know the status of all of them. */
@ApplicationScoped
public class WebhookNode {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookNode.class);

    private final StreamsRunner runner;

    /** Builds the topology; nothing runs before the application has started. */
    public WebhookNode(
            RegistryConfig config,
            RegistryNode registry,
            RegistryEvents events,
            CloudEvents cloudEvents,
            ObjectMapper json) {
        RegistryConfig.Webhooks webhooks = config.webhooks();
        Map<String, Object> kafka = Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
        Deliveries deliveries = new Deliveries(
                registry.view(),
                events,
                new Deliveries.Settings(
                        webhooks.timeout(),
                        new RetryPolicy(
                                webhooks.firstRetry(), webhooks.longestRetry(), webhooks.failingAfterAttempts())),
                read -> write(read, cloudEvents, json));
        WebhookTopology topology = new WebhookTopology(new SharedSchemas(kafka, SchemaArchive.bundled()), deliveries);
        String application = StreamsSettings.webhookApplication(config);
        this.runner = new StreamsRunner(
                topology::build,
                StreamsSettings.ofWebhooks(config),
                new TopicCreator(kafka, new TopicLayout(config.partitions(), config.replicationFactor())),
                new TakeoverWatch(kafka, application));
    }

    void start(@Observes @Priority(1100) StartupEvent event) {
        runner.start();
    }

    void stop(@Observes @Priority(900) ShutdownEvent event) {
        runner.close();
    }

    /** The status of a webhook. */
    public Optional<WebhookStatus> status(String id) {
        return store().get(id) instanceof WebhookStatus status ? Optional.of(status) : Optional.empty();
    }

    /** The same for all of them, by id. */
    public List<WebhookStatus> statuses() {
        List<WebhookStatus> all = new ArrayList<>();
        try (KeyValueIterator<String, SpecificRecord> found = store().all()) {
            found.forEachRemaining(entry -> {
                if (entry.value instanceof WebhookStatus status) {
                    all.add(status);
                }
            });
        }
        return all;
    }

    private ReadOnlyKeyValueStore<String, SpecificRecord> store() {
        KafkaStreams streams = runner.streams();
        try {
            if (streams != null) {
                return streams.store(StoreQueryParameters.fromNameAndType(
                        WebhookTopology.STATUSES, QueryableStoreTypes.keyValueStore()));
            }
        } catch (InvalidStateStoreException | IllegalStateException notYet) {
            LOG.debug("The webhooks cannot be read yet", notYet);
        }
        throw new RegistryException(
                ProblemKind.UNAVAILABLE,
                "Reading the webhooks: this node has not read their topic yet; try again in a second");
    }

    private static Optional<byte[]> write(LogReader.Read read, CloudEvents cloudEvents, ObjectMapper json) {
        return cloudEvents.of(read.event().record(), read.position()).map(event -> {
            try {
                return json.writeValueAsBytes(event);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("Writing event " + event.id() + " as JSON", e);
            }
        });
    }
}
