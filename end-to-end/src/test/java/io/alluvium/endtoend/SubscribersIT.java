package io.alluvium.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.alluvium.client.ClientSettings;
import io.alluvium.client.LivePrompt;
import io.alluvium.client.PromptClient;
import io.alluvium.client.PromptSubscription;
import io.alluvium.client.VersionRefusedException;
import io.alluvium.endtoend.client.Api;
import io.alluvium.endtoend.client.Mailbox;
import io.alluvium.endtoend.client.Publisher;
import io.alluvium.endtoend.launch.Nodes;
import io.alluvium.endtoend.launch.RunningService;
import io.alluvium.endtoend.launch.Workspace;
import io.alluvium.testkit.kafka.TestBroker;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Subscribers of a registry of two nodes, which are killed and started again: they miss nothing, and serve on. */
class SubscribersIT {

    private static final String DOMAIN = "followed";
    private static final ClientSettings.Patience QUICK = new ClientSettings.Patience(
            Duration.ofSeconds(5), Duration.ofSeconds(40), Duration.ofMillis(200), Duration.ofSeconds(1));

    private Workspace workspace;
    private TestBroker broker;
    private RunningService one;
    private RunningService two;
    private Publisher publisher;

    @BeforeEach
    void startTwoNodes() {
        workspace = Workspace.create();
        broker = TestBroker.start();
        Nodes nodes = new Nodes(workspace, broker.bootstrapServers());
        one = nodes.registry("registry-1");
        two = nodes.registry("registry-2");
        publisher = new Publisher(broker.bootstrapServers(), workspace.place("blobs"));
        one.awaitReady();
        two.awaitReady();
    }

    @AfterEach
    void stop() {
        publisher.close();
        one.close();
        two.close();
        broker.close();
        workspace.close();
    }

    @Test
    void shouldKeepTheLivePromptThroughTheLossOfEveryNode() throws IOException {
        List<Integer> heard = new CopyOnWriteArrayList<>();
        try (PromptClient client = new PromptClient(settings())) {
            // Given
            PromptSubscription news = client.subscribe(DOMAIN);
            news.onChange(prompt -> heard.add(prompt.version()));
            assertThat(client.live(DOMAIN)).isEmpty();
            publisher.publish(DOMAIN, 1, "one");
            awaitLive(news, 1, "one");

            // When, Then: one node is enough, whichever
            one.kill();
            publisher.publish(DOMAIN, 2, "two");
            awaitLive(news, 2, "two");

            // When, Then: none is needed for what is live
            two.kill();
            Await.until("the client to notice").until(() -> !news.connected());
            assertThat(live(news)).isEqualTo(2);
        }
        try (PromptClient client = new PromptClient(settings())) {
            PromptSubscription news = client.subscribe(DOMAIN);
            news.onChange(prompt -> heard.add(prompt.version()));
            awaitLive(news, 2, "two");
            assertThat(news.connected()).isFalse();

            // When: what is published while all are away
            publisher.publish(DOMAIN, 3, "three");
            one.startAgain();

            // Then
            awaitLive(news, 3, "three");
            assertThat(heard).containsExactly(1, 2, 3);
        }
    }

    @Test
    void shouldStayWithTheLastGoodVersionWhereTheNextIsNotWhatItMustBe() throws IOException {
        List<String> refused = new CopyOnWriteArrayList<>();
        ClientSettings checking = settings().checking((manifest, directory) -> {
            if (Files.exists(directory.resolve("unsigned"))) {
                refused.add(manifest.name());
                throw new VersionRefusedException(manifest.name() + " is not signed");
            }
        });
        try (PromptClient client = new PromptClient(checking)) {
            // Given
            PromptSubscription news = client.subscribe(DOMAIN);
            publisher.publish(DOMAIN, 1, "one");
            awaitLive(news, 1, "one");

            // When, Then: the bytes of a file are not those of the manifest
            publisher.publishTampered(DOMAIN, 2);
            Await.until("the refusal")
                    .untilAsserted(() -> assertThat(news.lastError())
                            .hasValueSatisfying(error -> assertThat(error).contains("blobs", "500")));
            assertThat(live(news)).isEqualTo(1);

            // When, Then: the program's own check
            publisher.publish(DOMAIN, 3, "three", "unsigned");
            Await.until("the other refusal").until(() -> refused.contains(DOMAIN + "@3"));
            assertThat(live(news)).isEqualTo(1);
            publisher.publish(DOMAIN, 4, "four");
            awaitLive(news, 4, "four");

            // Then: nothing of what was refused is left
            assertThat(files(workspace.place("prompts")))
                    .noneMatch(name -> name.startsWith("2-"))
                    .noneMatch(name -> name.startsWith("3-"))
                    .noneMatch(name -> name.startsWith(".unfinished"));
        }

        // When: a kept file is changed on the disk, and no registry answers
        one.kill();
        two.kill();
        LivePrompt kept;
        try (PromptClient client = new PromptClient(settings())) {
            kept = client.live(DOMAIN).orElseThrow();
        }
        Files.writeString(kept.directory().resolve("adapter_config.json"), "fouR");

        // Then
        try (PromptClient client = new PromptClient(settings())) {
            assertThat(client.live(DOMAIN)).isEmpty();
        }
    }

    @Test
    void shouldPostToAWebhookWhicheverNodeIsLost() throws IOException {
        try (Mailbox mailbox = Mailbox.open()) {
            // Given
            JsonNode hook = one.api()
                    .post("/v1/webhooks", Api.object().put("url", mailbox.url()).put("reason", "a test"))
                    .json();
            String path = "/v1/webhooks/" + hook.path("id").asText();
            Await.until("the other node to know").until(() -> two.api().answers(path));
            publisher.publish(DOMAIN, 1, "one");
            awaitMail(mailbox, 3);

            // When, Then: whichever of them posts, one of the two is killed and started again, and then the other
            two.kill();
            publisher.publish(DOMAIN, 2, "two");
            awaitMail(mailbox, 6);
            two.startAgain();
            two.awaitReady();
            one.kill();
            publisher.publish(DOMAIN, 3, "three");
            awaitMail(mailbox, 9);
            Await.until("the status to be known here")
                    .untilAsserted(() -> assertThat(
                                    two.api().get(path).json().path("delivered").asInt())
                            .isGreaterThanOrEqualTo(9));
            assertThat(mailbox.distinctEvents()).isEqualTo(eventIds(two.api()));
        }
    }

    private static List<String> eventIds(Api api) {
        List<String> ids = new ArrayList<>();
        api.get("/v1/events?after=start&limit=1000")
                .json()
                .path("events")
                .forEach(event -> ids.add(event.path("id").asText()));
        return ids;
    }

    private ClientSettings settings() {
        URI first = one.api().server();
        return ClientSettings.of(workspace.place("prompts"), first, two.api().server())
                .with(QUICK);
    }

    private static void awaitLive(PromptSubscription news, int version, String text) {
        Await.until("version " + version + " to be live").until(() -> live(news) == version);
        assertThat(news.live().orElseThrow().directory().resolve("adapter_config.json"))
                .hasContent(text);
    }

    private static int live(PromptSubscription news) {
        return news.live().map(LivePrompt::version).orElse(0);
    }

    private static void awaitMail(Mailbox mailbox, int events) {
        Await.until(events + " events by mail")
                .untilAsserted(() -> assertThat(mailbox.distinctEvents()).hasSize(events));
    }

    private static List<String> files(Path directory) throws IOException {
        try (Stream<Path> found = Files.walk(directory)) {
            return found.map(path -> Optional.ofNullable(path.getFileName())
                            .map(Path::toString)
                            .orElse(""))
                    .toList();
        }
    }
}
