package io.alluvium.registry.node;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.alluvium.registry.RegistryConfig;
import io.alluvium.registry.Words;
import io.alluvium.registry.event.LogPosition;
import io.alluvium.registry.event.RegistryEvents;
import io.alluvium.registry.subscribe.EventFilter;
import io.alluvium.registry.subscribe.LogReader;
import io.alluvium.schemas.AliasMove;
import io.alluvium.schemas.Topics;
import io.alluvium.schemas.VersionManifest;
import io.alluvium.schemas.serde.RecordSerdes;
import io.alluvium.testkit.kafka.BrokerTestResource;
import io.alluvium.testkit.kafka.TestBroker;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes share the judging, and each of them answers for everything. */
@QuarkusTest
@WithTestResource(BrokerTestResource.class)
class TwoNodesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final List<String> domains =
            IntStream.range(0, 12).mapToObj(i -> "two-" + run + "-" + i).toList();
    private TestBroker broker;
    private final RegistryEvents secondEvents = new RegistryEvents();
    private RegistryNode second;

    @Inject
    RegistryNode first;

    @Inject
    RegistryEvents firstEvents;

    @Inject
    RegistryConfig config;

    @TempDir
    Path state;

    @BeforeEach
    void startASecondNode() {
        second = new RegistryNode(beside(config), secondEvents);
        second.start(new StartupEvent());
        await().atMost(PATIENCE).until(() -> first.ready() && second.ready());
    }

    @AfterEach
    void stopIt() {
        second.stop(new ShutdownEvent());
    }

    private RegistryConfig beside(RegistryConfig other) {
        return new SmallRyeConfigBuilder()
                .withMapping(RegistryConfig.class)
                .withDefaultValues(Map.of(
                        "alluvium.registry.bootstrap-servers", broker.bootstrapServers(),
                        "alluvium.registry.application-id", other.applicationId(),
                        "alluvium.registry.state-directory", state.toString(),
                        "alluvium.registry.partitions", String.valueOf(other.partitions()),
                        "alluvium.registry.replication-factor", "1",
                        "alluvium.registry.decision-timeout", "PT10S",
                        "alluvium.registry.heartbeat", "PT15S",
                        "alluvium.registry.blobs.grace", "PT24H",
                        "alluvium.registry.blobs.collect-every", "PT1H"))
                .withDefaultValues(Map.of(
                        "alluvium.registry.fleet.straggler-after", "PT30S",
                        "alluvium.registry.events.stall-timeout", "PT30S",
                        "alluvium.registry.webhooks.timeout", "PT10S",
                        "alluvium.registry.webhooks.first-retry", "PT1S",
                        "alluvium.registry.webhooks.longest-retry", "PT5M"))
                .build()
                .getConfigMapping(RegistryConfig.class);
    }

    @Test
    void shouldAnswerForEveryDomainAndDecideWhicheverNodeIsAsked() {
        // Given
        publish(domains.stream()
                .flatMap(domain -> Stream.of(Words.version(domain, 1, true), Words.version(domain, 2, true)))
                .toList());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(domains).allSatisfy(domain -> {
                    assertThat(live(first, domain)).isEqualTo(2);
                    assertThat(live(second, domain)).isEqualTo(2);
                }));

        // When: one node is asked, whichever of them judges the domain
        for (String domain : domains) {
            given().contentType(ContentType.JSON)
                    .header("If-Match", "*")
                    .body(Map.of("version", 1, "reason", "a trial", "actor", "ada"))
                    .put("/v1/prompts/{d}/aliases/live", domain)
                    .then()
                    .statusCode(200);
        }

        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(domains)
                        .allSatisfy(domain -> assertThat(live(second, domain)).isEqualTo(1)));
        assertThat(domains).allSatisfy(domain -> {
            assertThat(second.view().versions(domain)).isEqualTo(first.view().versions(domain));
            assertThat(second.view().history(domain)).isEqualTo(first.view().history(domain));
        });
    }

    @Test
    void shouldLetASubscriberGoOnAtTheOtherNode() {
        // Given
        publish(domains.stream()
                .flatMap(domain -> Stream.of(Words.version(domain, 1, true), Words.version(domain, 2, true)))
                .toList());
        int events = domains.size() * 6;
        EventFilter ours = new EventFilter(Set.copyOf(domains), Set.of(), List.of());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(read(first, firstEvents, ours, LogPosition.START))
                        .hasSize(events));
        await().atMost(PATIENCE).until(() -> secondEvents.position().equals(firstEvents.position()));
        List<LogReader.Read> all = read(first, firstEvents, ours, LogPosition.START);

        // When, Then: wherever it broke, by the id that it had then
        for (int seen = 0; seen < events; seen++) {
            LogPosition place = LogPosition.parse(all.get(seen).position().id()).orElseThrow();
            assertThat(read(second, secondEvents, ours, place))
                    .extracting(LogReader.Read::event)
                    .containsExactlyElementsOf(all.subList(seen + 1, events).stream()
                            .map(LogReader.Read::event)
                            .toList());
        }
    }

    private static List<LogReader.Read> read(
            RegistryNode node, RegistryEvents events, EventFilter filter, LogPosition from) {
        List<LogReader.Read> all = new ArrayList<>();
        LogReader reader = new LogReader(node.view(), events, filter, from);
        for (List<LogReader.Read> next = reader.next(7); !next.isEmpty(); next = reader.next(7)) {
            all.addAll(next);
        }
        return all;
    }

    private static int live(RegistryNode node, String domain) {
        return node.view().alias(domain, "live").map(AliasMove::getToVersion).orElse(0);
    }

    private void publish(List<VersionManifest> versions) {
        try (KafkaProducer<String, SpecificRecord> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new StringSerializer(),
                RecordSerdes.serializer())) {
            versions.forEach(
                    version -> producer.send(new ProducerRecord<>(Topics.VERSIONS, version.getDomain(), version)));
        }
    }
}
