package io.alluvium.registry.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.alluvium.registry.RegistryConfig;
import io.alluvium.registry.RegistryTopology;
import io.alluvium.registry.Words;
import io.alluvium.registry.rule.PublishRules;
import io.alluvium.registry.view.RegistryView;
import io.alluvium.schemas.AliasMove;
import io.alluvium.schemas.AliasMoveStatus;
import io.alluvium.schemas.Topics;
import io.alluvium.schemas.VersionManifest;
import io.alluvium.schemas.serde.RecordSerdes;
import io.alluvium.schemas.serde.SchemaArchive;
import io.alluvium.schemas.takeover.TakeoverWatch;
import io.alluvium.schemas.topic.TopicCreator;
import io.alluvium.schemas.topic.TopicLayout;
import io.alluvium.testkit.kafka.TestBroker;
import io.alluvium.testkit.kafka.WithBroker;
import io.alluvium.testkit.streams.AddedTopology;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A release with another topology finds the ledger of the one before. */
@WithBroker
class ChangedTopologyIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String APPLICATION = "upgraded-registry";
    private static final String DOMAIN = "upgraded";

    private final TestBroker broker;
    private final RegistryConfig config;

    ChangedTopologyIT(TestBroker broker, @TempDir Path state) {
        this.broker = broker;
        this.config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withMapping(RegistryConfig.class)
                .withDefaultValues(Map.of(
                        "alluvium.kafka.bootstrap-servers", broker.bootstrapServers(),
                        "alluvium.registry.application-id", APPLICATION,
                        "alluvium.registry.state-directory", state.toString()))
                .build()
                .getConfigMapping(RegistryConfig.class);
    }

    @Test
    void shouldDecideOnWhereTheOldTopologyStopped() throws Exception {
        // Given
        whileRunning(Topology::new, view -> {
            propose(Words.version(DOMAIN, 1, true), Words.version(DOMAIN, 2, true));
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(live(view)).isEqualTo(2));
        });

        // When
        whileRunning(() -> AddedTopology.reading(Topics.REJECTIONS), view -> {
            propose(
                    Words.version(DOMAIN, 1, true),
                    Words.version(DOMAIN, 2, true),
                    Words.version(DOMAIN, 3, true),
                    Words.version(DOMAIN, 4, true));
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(live(view)).isEqualTo(4));

            // Then: each version was decided once, and none refused
            assertThat(view.history(DOMAIN)).hasSize(8).allMatch(move -> move.getStatus() == AliasMoveStatus.ACCEPTED);
        });
        assertThat(internalTopics()).containsExactlyInAnyOrder("ledger-changelog", AddedTopology.CHANGELOG);
    }

    private void whileRunning(Supplier<Topology> other, Consumer<RegistryView> deed) {
        RegistryTopology topology = new RegistryTopology(
                RegistryWords.serde(SchemaArchive.bundled()), PublishRules.standard(), event -> {});
        Map<String, Object> kafka = Map.of("bootstrap.servers", broker.bootstrapServers());
        try (StreamsRunner runner = new StreamsRunner(
                () -> topology.addTo(other.get()),
                StreamsSettings.of(config),
                new TopicCreator(kafka, TopicLayout.DEFAULT),
                new TakeoverWatch(kafka, config.applicationId()))) {
            runner.start();
            await().atMost(PATIENCE).until(runner::ready);
            deed.accept(new RegistryView(name -> Objects.requireNonNull(runner.streams())
                    .store(StoreQueryParameters.fromNameAndType(name, QueryableStoreTypes.keyValueStore()))));
        }
    }

    private static int live(RegistryView view) {
        return view.alias(DOMAIN, "live").map(AliasMove::getToVersion).orElse(0);
    }

    private void propose(VersionManifest... versions) {
        try (KafkaProducer<String, SpecificRecord> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new StringSerializer(),
                RecordSerdes.serializer())) {
            Stream.of(versions)
                    .forEach(version ->
                            producer.send(new ProducerRecord<>(Topics.VERSIONS, version.getDomain(), version)));
        }
    }

    private Set<String> internalTopics() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            return admin.listTopics().names().get().stream()
                    .filter(name -> name.startsWith(APPLICATION + "-"))
                    .map(name -> name.substring(APPLICATION.length() + 1))
                    .collect(Collectors.toSet());
        }
    }
}
