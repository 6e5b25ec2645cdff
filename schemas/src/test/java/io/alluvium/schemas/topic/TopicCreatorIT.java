package io.alluvium.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alluvium.kafka.embedded.BrokerSettings;
import io.alluvium.kafka.embedded.EmbeddedBroker;
import io.alluvium.schemas.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The topics come to be with their retention, once, and a broker that is away is waited for. */
class TopicCreatorIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    @Test
    void shouldMakeTheTopicsOnceTheBrokerIsBack() throws Exception {
        // Given
        BrokerSettings settings;
        try (EmbeddedBroker away = EmbeddedBroker.start(BrokerSettings.in(directory))) {
            settings = away.settings();
        }
        TopicCreator creator =
                new TopicCreator(Map.of("bootstrap.servers", "localhost:" + settings.port()), TopicLayout.DEFAULT);

        // When
        CompletableFuture<Void> done = CompletableFuture.runAsync(() -> ensure(creator));
        try (EmbeddedBroker back = EmbeddedBroker.start(settings);
                Admin admin = Admin.create(Map.of("bootstrap.servers", back.bootstrapServers()))) {
            done.get(60, TimeUnit.SECONDS);
            ensure(creator);

            // Then
            assertThat(admin.listTopics().names().get())
                    .containsAll(
                            TopicCatalogue.all().stream().map(TopicSpec::name).toList());
            ConfigResource progress = new ConfigResource(ConfigResource.Type.TOPIC, Topics.PROGRESS);
            Config config = admin.describeConfigs(List.of(progress)).all().get().get(progress);
            assertThat(config.get("cleanup.policy").value()).isEqualTo("compact");
        }
    }

    @Test
    void shouldSayWhatToChangeWhenTheBrokerStaysAway() {
        // Given
        TopicCreator creator = new TopicCreator(
                Map.of("bootstrap.servers", "localhost:1", "default.api.timeout.ms", 500, "request.timeout.ms", 300),
                TopicLayout.DEFAULT);

        // When, Then
        assertThatThrownBy(() -> creator.ensureAll(Duration.ofMillis(100)))
                .isInstanceOf(BrokerUnavailableException.class)
                .hasMessageContaining("localhost:1")
                .hasMessageContaining("alluvium.kafka.bootstrap-servers");
    }

    private static void ensure(TopicCreator creator) {
        try {
            creator.ensureAll(PATIENCE);
        } catch (InterruptedException e) {
            throw new IllegalStateException("Interrupted while making topics", e);
        }
    }
}
