package io.alluvium.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.alluvium.endtoend.client.ExampleStream;
import io.alluvium.endtoend.client.Log;
import io.alluvium.model.Backbone;
import io.alluvium.model.BackboneOptions;
import io.alluvium.model.Precision;
import io.alluvium.schemas.Topics;
import io.alluvium.schemas.VersionManifest;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two trainers share the domains; one of them is lost in the middle of everything, and the other goes on for it. */
class TrainersIT {

    private static final int PARTITIONS = 4;

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
    void shouldNotPublishWhatOneOfTwoHadInFlightWhenItWasMissedTooLong() {
        // Given
        List<ExampleStream> domains = ExampleStream.oneForEachOf(PARTITIONS, "paused");
        trainers.awaitHalves();
        write(domains, 0, 80);

        // When
        trainers.pauseInFlight(trainers.first());
        trainers.awaitAll(trainers.second());
        trainers.awaitNothingInFlight();
        trainers.first().resume();
        write(domains, 80, 100);

        // Then
        Learned.await(trainers.log(), domains, 100);
        assertThat(domains).allSatisfy(domain -> assertVersionsOfAnUninterruptedLife(domain.domain()));
        assertThat(domains).anyMatch(domain -> hasAbortedVersion(domain.domain()));
        trainers.first().awaitReady();
        trainers.awaitHalves();
    }

    private static void write(List<ExampleStream> domains, int from, int to) {
        Log log = trainers.log();
        domains.forEach(domain -> domain.write(log, from, to));
    }

    /** Numbers from 1 without a gap or a twin, and the last version is what an uninterrupted learner makes of the log. */
    private static void assertVersionsOfAnUninterruptedLife(String domain) {
        List<VersionManifest> versions = trainers.log().read(Topics.VERSIONS, domain, VersionManifest.class);
        assertThat(versions)
                .extracting(VersionManifest::getVersion)
                .hasSizeGreaterThan(3)
                .isEqualTo(IntStream.rangeClosed(1, versions.size()).boxed().toList());
        VersionManifest last = versions.get(versions.size() - 1);
        assertThat(new Replayed(backbone, trainers.bootstrapServers()).digest(last))
                .isEqualTo(last.getDigest());
    }

    private static boolean hasAbortedVersion(String domain) {
        Log log = trainers.log();
        return log.readUncommitted(Topics.VERSIONS, domain).size()
                > log.read(Topics.VERSIONS, domain).size();
    }
}
