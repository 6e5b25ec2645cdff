package io.alluvium.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.alluvium.endtoend.client.Api;
import io.alluvium.endtoend.client.Log;
import io.alluvium.endtoend.launch.RunningAlluvium;
import io.alluvium.endtoend.launch.Workspace;
import java.util.concurrent.atomic.AtomicInteger;
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
            assertThat(served).isEqualTo(200);
            Log log = new Log(alluvium.bootstrapServers());
            CountedOnce.assertTexts(api, log, DOMAIN, ALL);
            CountedOnce.assertVersions(log, DOMAIN);
            Await.served(api, api, DOMAIN);
            assertThat(alluvium.stop()).as("exit code after SIGTERM").isEqualTo(143);
        }
    }
}
