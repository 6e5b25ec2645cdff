package io.alluvium.worker.follow;

import static org.assertj.core.api.Assertions.assertThat;

import io.alluvium.schemas.PromptAnnouncement;
import io.alluvium.schemas.Topics;
import io.alluvium.schemas.WorkerAcknowledgement;
import io.alluvium.schemas.WorkerStatus;
import io.alluvium.schemas.serde.RecordReader;
import io.alluvium.schemas.serde.SchemaArchive;
import io.alluvium.schemas.topic.TopicLayout;
import io.alluvium.testkit.kafka.TestBroker;
import io.alluvium.testkit.kafka.WithBroker;
import io.alluvium.worker.fixture.Publication;
import io.alluvium.worker.fixture.RegistryServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The registry's client alone, against a real broker and real files over HTTP. */
@WithBroker
class PromptSubscriptionIT {

    private static final String NOWHERE = "localhost:1";

    @TempDir
    private Path folder;

    private final TestBroker broker;
    private final String worker = "worker-" + UUID.randomUUID();
    private final String domain = "domain-" + UUID.randomUUID();
    private final PromptKey live = new PromptKey(domain, "live");
    private final Recorder recorder = new Recorder();
    private final List<PromptSubscription> open = new ArrayList<>();
    private RegistryServer registry;
    private Publication publication;

    PromptSubscriptionIT(TestBroker broker) {
        this.broker = broker;
    }

    /** Remembers what is in use; refuses version 13. */
    private static final class Recorder implements PromptReceiver {

        private final Map<PromptKey, VerifiedPrompt> inUse = new ConcurrentHashMap<>();
        private final List<Integer> seen = new CopyOnWriteArrayList<>();

        @Override
        public void receive(PromptKey key, VerifiedPrompt prompt) {
            if (prompt.version().number() == 13) {
                throw new PromptRefusedException(prompt.version(), "thirteen is refused here");
            }
            inUse.put(key, prompt);
            seen.add(prompt.version().number());
        }

        @Override
        public void remove(PromptKey key) {
            inUse.remove(key);
        }

        int version(PromptKey key) {
            VerifiedPrompt prompt = inUse.get(key);
            return prompt == null ? 0 : prompt.version().number();
        }
    }

    @BeforeEach
    void start() {
        registry = new RegistryServer(folder.resolve("blobs"));
        publication = new Publication(folder.resolve("blobs"), new PromptVersion.Host("backbone", "tokenizer"));
    }

    @AfterEach
    void stop() {
        open.forEach(PromptSubscription::close);
        registry.close();
    }

    @Test
    void shouldStartWithTheNewestAndFollowFromThere() {
        // Given
        announce(1, 2);
        PromptSubscription subscription = subscribe(broker.bootstrapServers(), recorder);
        await().untilAsserted(() -> assertThat(recorder.version(live)).isEqualTo(2));

        // When
        announce(3);

        // Then
        await().untilAsserted(() -> assertThat(recorder.version(live)).isEqualTo(3));
        assertThat(subscription.status().caughtUp()).isTrue();
        assertThat(recorder.seen).containsExactly(2, 3);
        await().untilAsserted(() -> {
            WorkerAcknowledgement last = lastAcknowledgement();
            assertThat(last.getVersion()).isEqualTo(3);
            assertThat(last.getStatus()).isEqualTo(WorkerStatus.SERVING);
            assertThat(last.getSwapMillis()).isPositive();
            assertThat(last.getAnnouncedAtMillis()).isEqualTo(1_000_003L);
        });
    }

    @Test
    void shouldTakeAnAliasOutOfUseWhenItIsRemoved() {
        // Given
        announce(1);
        subscribe(broker.bootstrapServers(), recorder);
        await().untilAsserted(() -> assertThat(recorder.version(live)).isEqualTo(1));

        // When
        Publication.send(broker.bootstrapServers(), live.toString(), (PromptAnnouncement) null);

        // Then
        await().untilAsserted(() -> assertThat(recorder.inUse).doesNotContainKey(live));
        assertThat(new PromptCache(folder.resolve("cache")).load()).isEmpty();
    }

    @Test
    void shouldServeTheLastGoodPromptsAfterARestartWithoutRegistryAndBroker() {
        // Given
        announce(1, 2);
        PromptSubscription first = subscribe(broker.bootstrapServers(), recorder);
        await().untilAsserted(() -> assertThat(new PromptCache(folder.resolve("cache")).load())
                .extracting(kept -> kept.prompt().version().number())
                .contains(2));
        first.close();
        registry.goAway();

        // When
        Recorder again = new Recorder();
        PromptSubscription second = subscribe(NOWHERE, again);

        // Then
        assertThat(again.version(live)).isEqualTo(2);
        assertThat(second.status().restored()).isEqualTo(1);
        assertThat(second.status().caughtUp()).isFalse();
        registry.comeBack();
    }

    @Test
    void shouldKeepTheFormerVersionWhileTheRegistryIsDownAndSwapWhenItIsBack() {
        // Given
        announce(1);
        PromptSubscription subscription = subscribe(broker.bootstrapServers(), recorder);
        await().untilAsserted(() -> assertThat(recorder.version(live)).isEqualTo(1));
        registry.goAway();
        announce(2);
        await().untilAsserted(() -> assertThat(subscription.status().pending()).isPositive());
        int during = recorder.version(live);

        // When
        registry.comeBack();

        // Then
        assertThat(during).isEqualTo(1);
        await().untilAsserted(() -> assertThat(recorder.version(live)).isEqualTo(2));
    }

    @Test
    void shouldNotUseATamperedBlobUntilItIsRepaired() throws IOException {
        // Given
        announce(1);
        subscribe(broker.bootstrapServers(), recorder);
        await().untilAsserted(() -> assertThat(recorder.version(live)).isEqualTo(1));
        PromptVersion second = version(2);
        String sha256 = second.blobs().get(1).getSha256();
        Path blob = folder.resolve("blobs").resolve(sha256.substring(0, 2)).resolve(sha256);
        byte[] right = Files.readAllBytes(blob);
        Files.writeString(blob, "tampered with");

        // When
        Publication.send(broker.bootstrapServers(), live.toString(), Publication.announcement(second, "live", 2));

        // Then
        await().untilAsserted(() -> {
            WorkerAcknowledgement last = lastAcknowledgement();
            assertThat(last.getStatus()).isEqualTo(WorkerStatus.FAILED);
            assertThat(last.getError()).contains(sha256);
        });
        assertThat(recorder.version(live)).isEqualTo(1);
        Files.write(blob, right);
        await().untilAsserted(() -> assertThat(recorder.version(live)).isEqualTo(2));
    }

    @Test
    void shouldAcknowledgeARefusalAndGoOnWithTheNextVersion() {
        // Given
        announce(1);
        subscribe(broker.bootstrapServers(), recorder);
        await().untilAsserted(() -> assertThat(recorder.version(live)).isEqualTo(1));

        // When
        announce(13);
        await().untilAsserted(() -> assertThat(lastAcknowledgement().getError()).contains("thirteen is refused"));
        int afterRefusal = recorder.version(live);
        announce(14);

        // Then
        assertThat(afterRefusal).isEqualTo(1);
        await().untilAsserted(() -> assertThat(recorder.version(live)).isEqualTo(14));
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(60));
    }

    private PromptSubscription subscribe(String bootstrapServers, PromptReceiver receiver) {
        SubscriptionSettings settings = new SubscriptionSettings(
                worker,
                Map.of("bootstrap.servers", bootstrapServers),
                TopicLayout.DEFAULT,
                new Backoff(Duration.ofMillis(50), Duration.ofMillis(200)));
        PromptSubscription subscription = new PromptSubscription(
                settings,
                new RegistryClient(registry.url(), Duration.ofSeconds(5)),
                new PromptCache(folder.resolve("cache")),
                receiver,
                SubscriptionListener.SILENT);
        open.add(subscription);
        subscription.start();
        return subscription;
    }

    private PromptVersion version(int number) {
        return publication.version(domain, number, Publication.plainFiles(domain + number));
    }

    private void announce(int... numbers) {
        for (int number : numbers) {
            Publication.send(
                    broker.bootstrapServers(),
                    live.toString(),
                    Publication.announcement(version(number), "live", number));
        }
    }

    private WorkerAcknowledgement lastAcknowledgement() {
        RecordReader<WorkerAcknowledgement> reader =
                RecordReader.of(SchemaArchive.bundled(), WorkerAcknowledgement.class);
        List<WorkerAcknowledgement> found = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "isolation.level", "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.ACKNOWLEDGEMENTS).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> {
                    if (record.key().equals(worker + "/" + domain)) {
                        found.add(reader.read(record.value()).value().orElseThrow());
                    }
                });
            }
        }
        assertThat(found).isNotEmpty();
        return found.get(found.size() - 1);
    }
}
