package io.alluvium.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.alluvium.schemas.AliasMove;
import io.alluvium.schemas.AliasMoveStatus;
import io.alluvium.schemas.PromptAnnouncement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Aliases that the registry itself leaves where they are, and moves there and back again. */
class PinTest {

    private RegistryDriver registry;

    @BeforeEach
    void start() {
        registry = new RegistryDriver();
        registry.propose(Words.version("news", 1, true), Words.version("news", 2, true));
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void shouldLeaveAPinnedAliasWhereItIsWhenAVersionPasses() {
        // Given
        move("pin", Words.wish("news", "live", 2).setPin(true));
        registry.announced();

        // When
        registry.propose(Words.version("news", 3, true));

        // Then
        assertThat(live().getToVersion()).isEqualTo(2);
        assertThat(registry.view().alias("news", "candidate"))
                .map(AliasMove::getToVersion)
                .contains(3);
        assertThat(registry.last("news")).isInstanceOfSatisfying(AliasMove.class, refused -> {
            assertThat(refused.getStatus()).isEqualTo(AliasMoveStatus.REFUSED);
            assertThat(refused.getAutomatic()).isTrue();
            assertThat(refused.getRefusal()).startsWith("alias-pinned: ").contains("ada", "because");
        });
        assertThat(registry.announced())
                .extracting(PromptAnnouncement::getAlias, PromptAnnouncement::getVersion)
                .containsExactly(tuple("candidate", 3));
    }

    @Test
    void shouldHoldARollbackAgainstTheNextGoodVersion() {
        // Given
        move("back", Words.wish("news", "live", 1).setExpectAny(true));

        // When
        registry.propose(Words.version("news", 3, true));

        // Then
        assertThat(live().getToVersion()).isEqualTo(1);
        assertThat(live().getPin()).isTrue();
    }

    @Test
    void shouldNotPinWhereTheWisherSaysNo() {
        // Given
        move("back", Words.wish("news", "live", 1).setPin(false));

        // When
        registry.propose(Words.version("news", 3, true));

        // Then
        assertThat(live().getToVersion()).isEqualTo(3);
    }

    @Test
    void shouldNotPinAnAliasOtherThanLiveThatGoesBack() {
        // Given
        move("back", Words.wish("news", "candidate", 1));

        // When
        registry.propose(Words.version("news", 3, false));

        // Then
        assertThat(registry.view().alias("news", "candidate"))
                .map(AliasMove::getToVersion)
                .contains(3);
    }

    @Test
    void shouldStayPinnedWhenSomebodyMovesItOnUntilItIsUnpinned() {
        // Given
        move("back", Words.wish("news", "live", 1));
        registry.propose(Words.version("news", 3, true));
        move("on", Words.wish("news", "live", 2));
        registry.propose(Words.version("news", 4, true));
        assertThat(live().getToVersion()).isEqualTo(2);

        // When
        move("unpin", Words.wish("news", "live", 2).setPin(false));
        registry.propose(Words.version("news", 5, true));

        // Then
        assertThat(live().getToVersion()).isEqualTo(5);
        assertThat(live().getPin()).isFalse();
    }

    @Test
    void shouldRefuseWhoMissedAMoveThereAndBackAgain() {
        // Given
        long seen = live().getRevision();
        move("away", Words.wish("news", "live", 1));
        move("again", Words.wish("news", "live", 2));

        // When
        registry.wish(
                "news",
                Words.wish("news", "live", 1)
                        .setRequestId("late")
                        .setExpectedVersion(2)
                        .setExpectedRevision(seen)
                        .build());

        // Then
        assertThat(registry.last("news"))
                .isInstanceOfSatisfying(
                        AliasMove.class,
                        refused -> assertThat(refused.getRefusal())
                                .startsWith("precondition-failed: ")
                                .contains("since its move " + (seen + 2)));
        assertThat(live().getToVersion()).isEqualTo(2);
    }

    private void move(String name, AliasMove.Builder wish) {
        registry.wish("news", wish.setRequestId(name).setExpectAny(true).build());
    }

    private AliasMove live() {
        return registry.view().alias("news", "live").orElseThrow();
    }
}
