package io.alluvium.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.alluvium.endtoend.client.Account;
import io.alluvium.endtoend.client.Api;
import io.alluvium.endtoend.client.Log;
import io.alluvium.endtoend.launch.RunningAlluvium;
import io.alluvium.endtoend.launch.Workspace;
import io.alluvium.schemas.Example;
import io.alluvium.schemas.Topics;
import io.alluvium.schemas.VersionManifest;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The whole process is killed in the middle of everything and started again: each record counts exactly once. */
class KillIT {

    private static final String DOMAIN = "killed";
    private static final int BEFORE = 60;
    private static final int ALL = 400;

    private static final Workspace WORKSPACE = Workspace.create();

    @AfterAll
    static void removeWorkspace() {
        WORKSPACE.close();
    }

    @Test
    void shouldCountEachRecordOnceWhenKilledInTheMiddleOfTheStream() throws Exception {
        try (RunningAlluvium alluvium = RunningAlluvium.start(WORKSPACE)) {
            // Given
            Api api = alluvium.api();
            api.offer(DOMAIN, Texts.rivers(0, BEFORE));
            Await.live(api, DOMAIN, 1);
            Await.served(api, api, DOMAIN);
            Rubbish.everywhere(new Log(alluvium.bootstrapServers()), DOMAIN);
            AtomicInteger acknowledged = new AtomicInteger(BEFORE);
            Thread producer = new PatientProducer(api, DOMAIN, acknowledged).offerUpTo(ALL);
            Await.until("the stream to be under way").until(() -> acknowledged.get() > ALL / 2);

            // When
            alluvium.kill();
            alluvium.startAgain();

            // Then
            int served = api.complete(DOMAIN, "the").status();
            producer.join();
            Account account = Await.settled(api, DOMAIN, ALL);
            Log log = new Log(alluvium.bootstrapServers());
            assertThat(served).isEqualTo(200);
            assertThat(account.trained() + account.heldOut()).isEqualTo(ALL);
            assertThat(log.read(Topics.EXAMPLES, DOMAIN, Example.class))
                    .extracting(Example::getText)
                    .containsExactlyInAnyOrderElementsOf(Texts.rivers(0, ALL));
            List<Integer> versions = log.read(Topics.VERSIONS, DOMAIN, VersionManifest.class).stream()
                    .map(VersionManifest::getVersion)
                    .toList();
            assertThat(versions)
                    .hasSizeGreaterThan(3)
                    .isEqualTo(IntStream.rangeClosed(1, versions.size()).boxed().toList());
            Await.served(api, api, DOMAIN);
            assertThat(alluvium.stop()).as("exit code after SIGTERM").isEqualTo(143);
        }
    }
}
