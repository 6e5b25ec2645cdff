package io.alluvium.worker.follow;

import static org.assertj.core.api.Assertions.assertThat;

import io.alluvium.schemas.PromptAnnouncement;
import io.alluvium.worker.fixture.Publication;
import io.alluvium.worker.follow.PendingPrompts.Pending;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which announcement is to be acted upon, and when. */
class PendingPromptsTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_000);

    private final PendingPrompts pending =
            new PendingPrompts(new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(5)));

    @Test
    void shouldKeepOnlyTheNewestOfAnAlias() {
        // Given
        pending.offer(announcement(1, "live", 1));
        pending.offer(announcement(3, "live", 3));

        // When
        boolean stale = pending.offer(announcement(2, "live", 2));

        // Then
        assertThat(stale).isFalse();
        assertThat(pending.due(NOW))
                .extracting(each -> each.announcement().getVersion())
                .containsExactly(3);
    }

    @Test
    void shouldKeepAliasesApart() {
        // When
        pending.offer(announcement(1, "live", 1));
        pending.offer(announcement(2, "candidate", 2));

        // Then
        assertThat(pending.due(NOW)).hasSize(2);
    }

    @Test
    void shouldWaitTwiceAsLongAfterEachFailureWithinTheLimit() {
        // Given
        pending.offer(announcement(1, "live", 1));

        // When
        List<Duration> waits =
                java.util.stream.IntStream.range(0, 5).mapToObj(i -> fail()).toList();

        // Then
        assertThat(waits).extracting(Duration::toSeconds).containsExactly(1L, 2L, 4L, 5L, 5L);
    }

    private Duration fail() {
        Pending each = pending.of(new PromptKey("news", "live")).orElseThrow();
        pending.failed(each, NOW, "away");
        return Duration.between(
                NOW, pending.of(new PromptKey("news", "live")).orElseThrow().notBefore());
    }

    @Test
    void shouldTryANewerAnnouncementAtOnceAfterAFailure() {
        // Given
        pending.offer(announcement(1, "live", 1));
        pending.failed(pending.due(NOW).get(0), NOW, "away");

        // When
        pending.offer(announcement(2, "live", 2));

        // Then
        assertThat(pending.due(NOW))
                .extracting(each -> each.announcement().getVersion())
                .containsExactly(2);
    }

    @Test
    void shouldNotSettleANewerAnnouncementThatCameMeanwhile() {
        // Given
        pending.offer(announcement(1, "live", 1));
        Pending first = pending.due(NOW).get(0);
        pending.offer(announcement(2, "live", 2));

        // When
        pending.settled(first);

        // Then
        assertThat(pending.size()).isEqualTo(1);
    }

    private static PromptAnnouncement announcement(int version, String alias, long sequence) {
        PromptVersion named = new PromptVersion(
                "news", version, "digest-" + version, new PromptVersion.Host("backbone", "tokenizer"), List.of());
        return Publication.announcement(named, alias, sequence);
    }
}
