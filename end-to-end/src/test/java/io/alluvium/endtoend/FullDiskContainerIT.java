package io.alluvium.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.alluvium.endtoend.client.Api;
import io.alluvium.endtoend.client.Log;
import io.alluvium.endtoend.launch.RunningAlluvium;
import io.alluvium.endtoend.launch.SmallDisk;
import io.alluvium.endtoend.launch.Workspace;
import io.alluvium.testkit.kafka.TestBroker;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A real disk runs full under the data directory: what is accepted is kept, what is not is said, and it goes on. */
class FullDiskContainerIT {

    private static final String DOMAIN = "full";
    private static final String FULL = "No space left on device";
    private static final int BEFORE = 60;
    private static final int ALL = 120;
    private static final int STEP = 4;

    @Test
    void shouldLearnOnByItselfWhenTheDiskOfItsStateHasRoomAgain() {
        try (Workspace workspace = Workspace.create();
                SmallDisk disk = SmallDisk.under(workspace);
                TestBroker broker = TestBroker.start();
                RunningAlluvium alluvium = RunningAlluvium.start(workspace, disk, broker.bootstrapServers())) {
            // Given
            Api api = alluvium.api();
            api.offer(DOMAIN, Texts.rivers(0, BEFORE));
            Await.settled(api, DOMAIN, BEFORE);
            int before = Await.live(api, DOMAIN, 1);

            // When: the log has its own disk, so that records are still accepted
            disk.fill();
            int accepted = api.offer(DOMAIN, Texts.rivers(BEFORE, ALL)).status();
            Await.until("the trainer to meet the full disk")
                    .untilAsserted(
                            () -> assertThat(api.get("/q/health/ready").json().toString())
                                    .contains("DOWN", FULL));
            int meanwhile = api.complete(DOMAIN, "the").status();
            disk.free();

            // Then
            assertThat(accepted).isEqualTo(200);
            assertThat(meanwhile).isEqualTo(200);
            CountedOnce.assertTexts(api, new Log(alluvium.bootstrapServers()), DOMAIN, ALL);
            Await.live(api, DOMAIN, before + 1);
            Await.served(api, api, DOMAIN);
        }
    }

    @Test
    void shouldStopWhenTheDiskOfTheLogIsFullAndContinueFromWhatWasAccepted() {
        try (Workspace workspace = Workspace.create();
                SmallDisk disk = SmallDisk.under(workspace);
                RunningAlluvium alluvium = RunningAlluvium.start(workspace, disk)) {
            // Given
            Api api = alluvium.api();
            api.offer(DOMAIN, Texts.rivers(0, BEFORE));
            Await.settled(api, DOMAIN, BEFORE);

            // When
            disk.fill();
            int acknowledged = offerUntilAway(api);
            int code = alluvium.awaitEnd();
            String said = alluvium.lastWords();
            int withLittleRoom = alluvium.startInVain();
            String saidWithLittleRoom = alluvium.lastWords();
            disk.fill();
            int withNoRoom = alluvium.startInVain();
            String saidWithNoRoom = alluvium.lastWords();
            disk.free();
            alluvium.startAgain();

            // Then: everything that was acknowledged is there, and the rest is taken now
            assertThat(code).isEqualTo(1);
            assertThat(said).contains("freeBytes=", "make room on the disk, and start again");
            assertThat(withLittleRoom).isEqualTo(1);
            assertThat(saidWithLittleRoom).contains("the disk is full: ", "are needed to start; make room on it");
            assertThat(withNoRoom).isEqualTo(1);
            assertThat(saidWithNoRoom).contains(alluvium.data() + ", to start there: " + FULL + ". Make room");
            for (int next = acknowledged; next < ALL; next += STEP) {
                List<String> texts = Texts.rivers(next, next + STEP);
                Await.until("the records to be taken")
                        .until(() -> api.offer(DOMAIN, texts).status() == 200);
            }
            CountedOnce.assertTexts(api, new Log(alluvium.bootstrapServers()), DOMAIN, ALL);
            Await.served(api, api, DOMAIN);
        }
    }

    /** Offers until nothing answers, and returns how many texts were acknowledged in a row; a refusal is no loss. */
    private static int offerUntilAway(Api api) {
        int acknowledged = BEFORE;
        List<Integer> answers = new ArrayList<>();
        try {
            while (acknowledged < ALL) {
                int status = api.offer(DOMAIN, Texts.rivers(acknowledged, acknowledged + STEP))
                        .status();
                answers.add(status);
                acknowledged += status == 200 ? STEP : 0;
            }
        } catch (UncheckedIOException away) {
            answers.add(0);
        }
        assertThat(answers).allMatch(status -> status == 200 || status == 503 || status == 0);
        return acknowledged;
    }
}
