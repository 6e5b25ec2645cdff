package io.alluvium.registry.subscribe;

import static org.assertj.core.api.Assertions.assertThat;

import io.alluvium.registry.Words;
import io.alluvium.registry.event.LogMark;
import io.alluvium.registry.event.LogPosition;
import io.alluvium.registry.event.RegistryEvent;
import io.alluvium.registry.event.RegistryEvents;
import io.alluvium.registry.problem.ProblemKind;
import io.alluvium.registry.problem.RegistryException;
import io.alluvium.registry.view.RegistryView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A follower tells as much as was asked for, keeps little for who does not ask, and gives up on who never does. */
class FollowerTest {

    private final RegistryEvents events = new RegistryEvents();
    private final List<String> told = new ArrayList<>();
    private final RegistryView away = new RegistryView(name -> {
        throw new RegistryException(ProblemKind.UNAVAILABLE, "the node reads the log anew");
    });
    private final Follower follower = new Follower(
            new LogReader(away, events, EventFilter.ALL, LogPosition.START),
            EventFilter.ALL,
            events,
            new Follower.Teller() {
                @Override
                public void hello(LogPosition position) {
                    told.add("hello");
                }

                @Override
                public void event(RegistryEvent event, LogPosition position) {
                    told.add(event.record().get(0) + "");
                }

                @Override
                public void alive(LogPosition position) {
                    told.add("alive");
                }
            },
            Runnable::run);

    @Test
    void shouldTellNoMoreThanWasAskedFor() {
        // Given
        follower.open();
        say(3);

        // When, Then
        assertThat(told).isEmpty();
        follower.ask(2);
        assertThat(told).containsExactly("hello", "w-0");
        follower.ask(1);
        assertThat(told).containsExactly("hello", "w-0", "w-1");
        follower.ask(10);
        say(1);
        assertThat(told).containsExactly("hello", "w-0", "w-1", "w-2", "w-0");
    }

    @Test
    void shouldKeepOnlyTheNewestPassingNewsForWhoDoesNotAsk() {
        // Given
        follower.open();

        // When
        say(1000);
        follower.ask(Long.MAX_VALUE);

        // Then
        assertThat(told).hasSize(257).startsWith("hello", "w-744").endsWith("w-999");
    }

    @Test
    void shouldGiveUpOnWhoAsksForNothingAndOnNobodyElse() throws InterruptedException {
        // Given
        Duration patience = Duration.ofMillis(50);
        follower.open();
        follower.ask(2);
        assertThat(follower.tick(patience)).isTrue();
        assertThat(told).containsExactly("hello", "alive");

        // When
        Thread.sleep(100);

        // Then
        assertThat(follower.tick(patience)).isFalse();
        follower.ask(1);
        assertThat(follower.tick(patience)).isTrue();
    }

    @Test
    void shouldTellNothingAfterItsEnd() {
        // Given
        follower.open();
        follower.ask(1);
        int listening = events.listenerCount();

        // When
        follower.end();
        follower.ask(5);
        say(2);

        // Then
        assertThat(told).containsExactly("hello");
        assertThat(listening).isEqualTo(1);
        assertThat(events.listenerCount()).isZero();
    }

    @Test
    void shouldLastThroughATimeWithoutTheLog() {
        // Given
        follower.open();
        follower.ask(5);

        // When
        events.accept(new RegistryEvent(new LogMark(0, 3), Words.version("news", 1, true)));
        say(1);

        // Then
        assertThat(told).containsExactly("hello", "w-0");
    }

    private void say(int count) {
        for (int i = 0; i < count; i++) {
            events.accept(new RegistryEvent(null, Words.serving("w-" + i, "news", 1)));
        }
    }
}
