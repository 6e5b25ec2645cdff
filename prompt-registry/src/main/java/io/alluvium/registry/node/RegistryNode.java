package io.alluvium.registry.node;

import io.alluvium.registry.RegistryConfig;
import io.alluvium.registry.RegistryTopology;
import io.alluvium.registry.event.RegistryEvents;
import io.alluvium.registry.problem.ProblemKind;
import io.alluvium.registry.problem.RegistryException;
import io.alluvium.registry.rule.PublishRules;
import io.alluvium.registry.view.RegistryView;
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
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** This process as a node of the registry: runs the topology, and gives the view of what it read. */
@ApplicationScoped
public class RegistryNode {

    private static final Logger LOG = LoggerFactory.getLogger(RegistryNode.class);

    private final StreamsRunner runner;
    private final RegistryView view = new RegistryView(this::store);

    /** Builds the topology; nothing runs before the application has started. */
    public RegistryNode(RegistryConfig config, RegistryEvents events) {
        Map<String, Object> kafka = Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
        SharedSchemas schemas = new SharedSchemas(kafka, SchemaArchive.bundled());
        this.runner = new StreamsRunner(
                new RegistryTopology(
                        RegistryWords.serde(schemas),
                        PublishRules.standard(),
                        config.events().source().toString(),
                        events)::build,
                StreamsSettings.of(config),
                new TopicCreator(kafka, new TopicLayout(config.partitions(), config.replicationFactor())),
                new TakeoverWatch(kafka, config.applicationId()));
    }

    void start(@Observes @Priority(1000) StartupEvent event) {
        runner.start();
    }

    void stop(@Observes @Priority(1000) ShutdownEvent event) {
        runner.close();
    }

    /** What this node knows. */
    public RegistryView view() {
        return view;
    }

    /** Whether this node has read the log and can answer. */
    public boolean ready() {
        return runner.ready();
    }

    private ReadOnlyKeyValueStore<String, SpecificRecord> store(String name) {
        KafkaStreams streams = runner.streams();
        if (streams == null) {
            throw unavailable();
        }
        try {
            return streams.store(StoreQueryParameters.fromNameAndType(name, QueryableStoreTypes.keyValueStore()));
        } catch (InvalidStateStoreException | IllegalStateException notYet) {
            LOG.debug("A view cannot be read yet", notYet);
            throw unavailable();
        }
    }

    private static RegistryException unavailable() {
        return new RegistryException(
                ProblemKind.UNAVAILABLE,
                "Reading what this node knows: it has not read the log yet; try again in a second, and see"
                        + " /q/health/ready");
    }
}
