package io.alluvium.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.alluvium.registry.view.Served;
import io.alluvium.schemas.AliasMove;
import io.alluvium.schemas.AliasMoveStatus;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an alias named at a moment that is past. */
class ServedTest {

    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long BEGIN = RegistryDriver.START.toEpochMilli();

    private RegistryDriver registry;

    @BeforeEach
    void start() {
        registry = new RegistryDriver();
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void shouldSayWhatServedAtAnyMoment() {
        // Given: version 1 from the beginning, 2 an hour later, 1 again after two hours, pinned a bit later
        registry.propose(Words.version("news", 1, true));
        registry.sleep(Duration.ofHours(1));
        registry.propose(Words.version("news", 2, true));
        registry.sleep(Duration.ofHours(1));
        registry.wish("news", Words.wish("news", "live", 1).setExpectAny(true).build());
        registry.sleep(Duration.ofMinutes(1));
        registry.wish(
                "news",
                Words.wish("news", "live", 1)
                        .setExpectAny(true)
                        .setPin(true)
                        .setRequestId("pin")
                        .build());

        // When, Then
        assertThat(served(BEGIN - 1)).isEmpty();
        assertThat(version(BEGIN)).isEqualTo(1);
        assertThat(version(BEGIN + HOUR - 1)).isEqualTo(1);
        assertThat(version(BEGIN + HOUR)).isEqualTo(2);
        assertThat(version(BEGIN + 2 * HOUR - 1)).isEqualTo(2);
        assertThat(version(BEGIN + 2 * HOUR)).isEqualTo(1);
        assertThat(version(Long.MAX_VALUE)).isEqualTo(1);
        Served second = served(BEGIN + HOUR + 5).orElseThrow();
        assertThat(second.move().getActor()).isEqualTo("registry");
        assertThat(second.fromMillis()).isEqualTo(BEGIN + HOUR);
        assertThat(second.ended()).extracting(AliasMove::getActor).isEqualTo("ada");
        Served now = served(Long.MAX_VALUE).orElseThrow();
        assertThat(now.move().getRequestId()).as("the pin did not make it so").isEqualTo("request-live-1");
        assertThat(now.ended()).isNull();
    }

    @Test
    void shouldNotBeConfusedByAWriterWhoseClockIsBehind() {
        // Given
        registry.log("news", Words.version("news", 1, true));
        registry.log("news", Words.version("news", 2, true));
        registry.log("news", accepted(1, 5_000));

        // When
        registry.log("news", accepted(2, 3_000));

        // Then
        assertThat(served(4_999)).isEmpty();
        assertThat(version(5_000)).isEqualTo(2);
        assertThat(version(9_000)).isEqualTo(2);
    }

    private static AliasMove accepted(int version, long millis) {
        return Words.wish("news", "live", version)
                .setStatus(AliasMoveStatus.ACCEPTED)
                .setMovedAtMillis(millis)
                .build();
    }

    private int version(long millis) {
        return served(millis).orElseThrow().move().getToVersion();
    }

    private Optional<Served> served(long millis) {
        return registry.view().served("news", "live", millis);
    }
}
