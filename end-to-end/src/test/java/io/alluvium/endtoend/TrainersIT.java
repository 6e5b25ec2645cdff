package io.alluvium.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.alluvium.endtoend.client.ExampleStream;
import io.alluvium.endtoend.client.Log;
import io.alluvium.endtoend.launch.Halt;
import io.alluvium.endtoend.launch.Nodes;
import io.alluvium.endtoend.launch.RunningService;
import io.alluvium.model.Backbone;
import io.alluvium.model.BackboneOptions;
import io.alluvium.model.Precision;
import io.alluvium.schemas.VersionManifest;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Two trainers share the domains; one of them is lost in the middle of everything, and the other goes on for it. A third
 * one may come and go.
 */
class TrainersIT {

    private static final int PARTITIONS = 4;
    private static final int FEW = 10;

    private static TwoTrainers trainers;
    private static Backbone backbone;

    @BeforeAll
    static void start() {
        trainers = TwoTrainers.start();
        backbone = Backbone.open(trainers.workspace().place("model"), new BackboneOptions(Precision.FP32, 1, "cpu"));
    }

    @AfterAll
    static void stop() {
        trainers.close();
        backbone.close();
    }

    @Test
    void shouldLearnEachExampleOnceWhenOneOfTwoIsKilledWithAVersionInFlightAndComesBack() {
        // Given
        List<ExampleStream> domains = ExampleStream.oneForEachOf(PARTITIONS, "killed");
        trainers.awaitHalves();
        write(domains, 0, 40);
        Learned.await(trainers.log(), domains, 40);
        trainers.awaitCopies();
        int restoredBefore = Nodes.restored(trainers.second()).size();

        // When
        Halt halt = trainers.holdInFlight(trainers.first(), () -> write(domains, 40, 60));
        Set<String> inFlight = trainers.inFlight(trainers.first(), domains);
        trainers.first().kill();
        halt.release();
        write(domains, 60, 80);
        trainers.awaitAll(trainers.second());
        Learned.await(trainers.log(), domains, 80);
        List<Integer> restored = Nodes.restored(trainers.second());
        trainers.first().startAgain();
        trainers.first().awaitReady();
        trainers.awaitHalves();
        write(domains, 80, 100);

        // Then
        Learned.await(trainers.log(), domains, 100);
        assertThat(domains).allSatisfy(domain -> assertVersionsOfAnUninterruptedLife(domain.domain()));
        assertThat(inFlight).isNotEmpty().doesNotContainAnyElementsOf(trainers.committed(domains));
        assertThat(restored.subList(restoredBefore, restored.size()))
                .as("entries that the successor had no copy of")
                .hasSize(PARTITIONS / 2)
                .allMatch(entries -> entries < FEW);
    }

    @Test
    void shouldNotPublishWhatOneOfTwoHadInFlightWhenItWasMissedTooLong() {
        // Given
        List<ExampleStream> domains = ExampleStream.oneForEachOf(PARTITIONS, "paused");
        trainers.awaitHalves();
        write(domains, 0, 40);
        Learned.await(trainers.log(), domains, 40);

        // When
        Halt halt = trainers.holdInFlight(trainers.first(), () -> write(domains, 40, 60));
        Set<String> inFlight = trainers.inFlight(trainers.first(), domains);
        trainers.first().pause();
        halt.release();
        trainers.awaitAll(trainers.second());
        trainers.awaitNothingInFlight();
        Learned.await(trainers.log(), domains, 60);
        trainers.first().resume();
        write(domains, 60, 80);

        // Then
        Learned.await(trainers.log(), domains, 80);
        trainers.first().awaitReady();
        trainers.awaitHalves();
        write(domains, 80, 100);
        Learned.await(trainers.log(), domains, 100);
        assertThat(domains).allSatisfy(domain -> assertVersionsOfAnUninterruptedLife(domain.domain()));
        assertThat(inFlight).isNotEmpty().doesNotContainAnyElementsOf(trainers.committed(domains));
    }

    @Test
    void shouldGiveANewOneItsShareAndLoseNothingWhenItComesAndGoes() {
        // Given
        List<ExampleStream> domains = ExampleStream.oneForEachOf(PARTITIONS, "added");
        trainers.awaitHalves();
        write(domains, 0, 40);

        // When
        try (RunningService third = trainers.startThird()) {
            write(domains, 40, 60);
            third.awaitReady();
            trainers.awaitShare(third);
            write(domains, 60, 80);
            Learned.await(trainers.log(), domains, 80);
        }
        write(domains, 80, 100);

        // Then
        Learned.await(trainers.log(), domains, 100);
        trainers.awaitHalves();
        assertThat(domains).allSatisfy(domain -> assertVersionsOfAnUninterruptedLife(domain.domain()));
    }

    private static void write(List<ExampleStream> domains, int from, int to) {
        Log log = trainers.log();
        domains.forEach(domain -> domain.write(log, from, to));
    }

    /** Numbers from 1 without a gap or a twin, and the last version is what an uninterrupted learner makes of the log. */
    private static void assertVersionsOfAnUninterruptedLife(String domain) {
        VersionManifest last = CountedOnce.assertVersions(trainers.log(), domain);
        assertThat(new Replayed(backbone, trainers.bootstrapServers()).digest(last))
                .isEqualTo(last.getDigest());
    }
}
