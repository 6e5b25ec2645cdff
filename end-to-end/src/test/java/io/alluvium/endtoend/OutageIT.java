package io.alluvium.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.alluvium.endtoend.client.Account;
import io.alluvium.endtoend.client.Api;
import io.alluvium.endtoend.launch.RunningAlluvium;
import io.alluvium.endtoend.launch.RunningWorker;
import io.alluvium.endtoend.launch.Workspace;
import io.alluvium.testkit.kafka.TestBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Parts go away and come back: what was accepted is not lost, and workers answer all the time. */
class OutageIT {

    private static final Duration AWAY = Duration.ofSeconds(62);

    private static Workspace workspace;
    private static TestBroker broker;
    private static RunningAlluvium alluvium;
    private static Api api;

    @BeforeAll
    static void start() {
        workspace = Workspace.create();
        broker = TestBroker.start();
        alluvium = RunningAlluvium.start(workspace, broker.bootstrapServers());
        api = alluvium.api();
    }

    @AfterAll
    static void stop() {
        alluvium.close();
        broker.close();
        workspace.close();
    }

    private static void teach(String domain, int from, int to) {
        api.offer(domain, Texts.rivers(from, to));
        Await.settled(api, domain, to);
    }

    @Test
    void shouldTurnProducersAwayWhileTheBrokerIsAwayAndLoseNothing() {
        // Given
        String domain = "broker-away";
        teach(domain, 0, 60);
        Await.served(api, api, domain);
        AtomicInteger acknowledged = new AtomicInteger(60);

        // When
        broker.goAway();
        Api.Answer refused = api.offer(domain, Texts.rivers(60, 64));
        Awaitility.await("the broker to be away for a while")
                .pollInterval(Duration.ofSeconds(1))
                .atMost(AWAY.multipliedBy(2))
                .during(AWAY)
                .until(() -> api.complete(domain, "the").status() == 200);
        broker.comeBack();

        // Then: the same records again, until they are acknowledged, and more after them
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.json().path("code").asText()).isEqualTo("BROKER_AWAY");
        while (acknowledged.get() < 120) {
            int next = acknowledged.get();
            Await.until("the records to be taken")
                    .until(() -> api.offer(domain, Texts.rivers(next, next + 4)).status() == 200);
            acknowledged.addAndGet(4);
        }
        Account account = Await.settled(api, domain, 120);
        assertThat(account.trained() + account.heldOut() + account.pending()).isEqualTo(account.accepted());
        Await.served(api, api, domain);
    }

    @Test
    void shouldAnswerWhileTheRegistryIsDownEvenAfterARestart() {
        // Given
        String domain = "registry-down";
        teach(domain, 0, 60);
        try (RegistryGate gate = new RegistryGate(api);
                RunningWorker worker = RunningWorker.start(workspace, broker.bootstrapServers(), gate.url())) {
            Await.served(api, worker.api(), domain);
            String before = worker.api().complete(domain, "the").digest();

            // When
            gate.shut();
            int live = Await.liveNow(api, domain);
            teach(domain, 60, 120);
            Await.live(api, domain, live + 1);
            Api.Answer whileDown = worker.api().complete(domain, "the");
            worker.killAndStartAgain();
            Api.Answer afterRestart = worker.api().complete(domain, "the");
            gate.open();

            // Then
            assertThat(whileDown.status()).isEqualTo(200);
            assertThat(whileDown.digest()).isEqualTo(before);
            assertThat(afterRestart.status()).isEqualTo(200);
            assertThat(afterRestart.digest()).isEqualTo(before);
            Await.served(api, worker.api(), domain);
        }
    }

    @Test
    void shouldGoOnLearningWhenTheDiskTakesFilesAgain() throws IOException {
        // Given
        String domain = "disk-full";
        teach(domain, 0, 60);
        int before = Await.live(api, domain, 1);
        Path blobs = alluvium.data().resolve("blobs");
        Path aside = alluvium.data().resolve("blobs-aside");

        // When: a file lies where the directory was, so that nothing can be written there
        Files.move(blobs, aside);
        Files.createFile(blobs);
        api.offer(domain, Texts.rivers(60, 120));
        Await.until("the trainer to meet the disk").until(() -> !api.answers("/q/health/ready"));
        int meanwhile = api.complete(domain, "the").status();
        Files.delete(blobs);
        Files.move(aside, blobs);

        // Then
        assertThat(meanwhile).isEqualTo(200);
        Await.settled(api, domain, 120);
        Await.live(api, domain, before + 1);
        Await.served(api, api, domain);
    }
}
