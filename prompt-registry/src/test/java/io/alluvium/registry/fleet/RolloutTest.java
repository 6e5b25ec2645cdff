package io.alluvium.registry.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.alluvium.registry.Words;
import io.alluvium.schemas.VersionManifest;
import io.alluvium.schemas.WorkerAcknowledgement;
import io.alluvium.schemas.WorkerStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who serves a version, who does not, and who is late. */
class RolloutTest {

    private static final VersionManifest VERSION = Words.version("news", 2, true);
    private static final Instant LIVE = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void shouldConvergeWhenEveryKnownWorkerServesTheVersion() {
        // When
        Rollout rollout = rollout(LIVE, serving("a", 2, 120), serving("b", 2, 4500));

        // Then
        assertThat(rollout.converged()).isTrue();
        assertThat(rollout.convergedAfter()).contains(Duration.ofMillis(4500));
        assertThat(rollout.stragglers()).isEmpty();
    }

    @Test
    void shouldNotConvergeWithoutWorkersNorWhileOneIsBehindOrFailed() {
        assertThat(rollout(LIVE).converged()).isFalse();
        assertThat(rollout(LIVE, serving("a", 2, 1), serving("b", 1, 1)).converged())
                .isFalse();
        assertThat(rollout(LIVE, serving("a", 2, 1), failed("b")).converged()).isFalse();
        assertThat(rollout(LIVE, serving("a", 2, 1), failed("b")).convergedAfter())
                .isEmpty();
        assertThat(rollout(null, serving("a", 2, 1)).converged()).isFalse();
    }

    @Test
    void shouldCallThoseStragglersWhoHadTimeEnough() {
        // Given
        WorkerAcknowledgement[] said = {serving("c", 1, 1), failed("b"), serving("a", 2, 1)};

        // When, Then
        assertThat(Rollout.of(VERSION, LIVE, List.of(said), LIVE).stragglers()).isEmpty();
        assertThat(Rollout.of(VERSION, LIVE, List.of(said), LIVE.plusMillis(1)).stragglers())
                .containsExactly("b", "c");
        assertThat(Rollout.of(VERSION, null, List.of(said), LIVE.plusMillis(1)).stragglers())
                .isEmpty();
    }

    @Test
    void shouldExpectNothingOfWorkersWhileAnotherVersionIsLive() {
        // When
        Rollout rollout = rollout(null, serving("a", 1, 1), serving("b", 2, 1), failed("c"));

        // Then
        assertThat(rollout.behind()).isEmpty();
        assertThat(rollout.serving())
                .extracting(WorkerAcknowledgement::getWorkerId)
                .containsExactly("b");
        assertThat(rollout.failed())
                .extracting(WorkerAcknowledgement::getWorkerId)
                .containsExactly("c");
    }

    @Test
    void shouldTakeNoTimeWhereAllServedItBeforeItWasLiveAgain() {
        assertThat(rollout(LIVE, serving("a", 2, -9000)).convergedAfter()).contains(Duration.ZERO);
    }

    private static Rollout rollout(@Nullable Instant liveSince, WorkerAcknowledgement... said) {
        return Rollout.of(VERSION, liveSince, List.of(said), LIVE);
    }

    private static WorkerAcknowledgement serving(String worker, int version, long afterMillis) {
        return WorkerAcknowledgement.newBuilder(Words.serving(worker, "news", version))
                .setServingAtMillis(LIVE.toEpochMilli() + afterMillis)
                .build();
    }

    private static WorkerAcknowledgement failed(String worker) {
        return WorkerAcknowledgement.newBuilder(Words.serving(worker, "news", 2))
                .setStatus(WorkerStatus.FAILED)
                .setError("no room")
                .build();
    }
}
