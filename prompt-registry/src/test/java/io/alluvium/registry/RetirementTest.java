package io.alluvium.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.alluvium.registry.rule.Wish;
import io.alluvium.schemas.AliasMove;
import io.alluvium.schemas.Retirement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Versions that can be read and cannot become live. */
class RetirementTest {

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
    void shouldKeepARetiredVersionReadableAndOutOfLiveEvenByForce() {
        // When
        retire("r", 1, true);
        registry.wish(
                "news",
                Words.wish("news", "live", 1).setExpectAny(true).setForced(true).build());

        // Then
        assertThat(refusal()).startsWith("version-retired: ").contains("ada", "a broken feed");
        assertThat(registry.view().version("news", 1)).contains(Words.version("news", 1, true));
        assertThat(registry.view().retirement("news", 1))
                .map(Retirement::getReason)
                .contains("a broken feed");
        assertThat(live()).isEqualTo(2);
    }

    @Test
    void shouldLetOtherAliasesNameARetiredVersion() {
        // Given
        retire("r", 1, true);

        // When
        registry.wish("news", Words.wish("news", "exhibit", 1).build());

        // Then
        assertThat(registry.view().alias("news", "exhibit"))
                .map(AliasMove::getToVersion)
                .contains(1);
    }

    @Test
    void shouldTakeAVersionBackIntoUse() {
        // Given
        retire("r", 1, true);

        // When
        retire("s", 1, false);
        registry.wish("news", Words.wish("news", "live", 1).setExpectAny(true).build());

        // Then
        assertThat(registry.view().retirement("news", 1)).isEmpty();
        assertThat(live()).isEqualTo(1);
    }

    @Test
    void shouldNotRetireWhatIsLive() {
        // When
        retire("r", 2, true);

        // Then
        assertThat(refusal()).startsWith("version-live: ");
        assertThat(registry.view().retirement("news", 2)).isEmpty();
    }

    @Test
    void shouldRefuseToRetireWhatWasNeverPublished() {
        // When
        retire("r", 9, true);

        // Then
        assertThat(refusal()).startsWith("unknown-version: ");
    }

    @Test
    void shouldDecideARepeatedWishOnce() {
        // Given
        retire("r", 1, true);
        retire("s", 1, false);

        // When
        retire("r", 1, true);

        // Then
        assertThat(registry.view().retirement("news", 1)).isEmpty();
    }

    private void retire(String name, int version, boolean retired) {
        registry.wish(
                "news",
                Words.retirement("news", version, retired).setRequestId(name).build());
    }

    private String refusal() {
        return Wish.of(registry.last("news")).orElseThrow().refusal();
    }

    private int live() {
        return registry.view().alias("news", "live").orElseThrow().getToVersion();
    }
}
