package io.alluvium.learning.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.alluvium.learning.plug.None;
import java.util.List;
import org.junit.jupiter.api.Test;

class NgramCacheTest {

    private static final int[] OLDER = {1, 2, 3};
    private static final int[] NEWER = {1, 2, 2};
    private static final float[] EVEN = {(float) Math.log(2)};

    private final TokenCache cache = new NgramCache(new NgramCache.Config(0.25, 0.75, 0.5, 100));

    @Test
    void shouldMixTheModelWithDecayedCountsOfPairsAndTokens() {
        // Given: from the newest on the targets weigh 1 (2 after 2), 0.5 (2 after 1), 0.25 (3 after 2), 0.125 (2 after
        // 1)
        double pair = 0.625 / 0.625;
        double alone = (1 + 0.5 + 0.125) / 1.875;

        // When
        double loss = cache.over(List.of(OLDER, NEWER)).sum(new int[] {1, 2}, EVEN);

        // Then
        assertThat(loss).isCloseTo(-Math.log(0.75 * 0.5 + 0.25 * (0.75 * pair + 0.25 * alone)), within(1e-7));
    }

    @Test
    void shouldKnowWhichTokenCameAfterWhich() {
        // Given: after 2 came 2 with weight 1 and 3 with weight 0.25
        double pair = 0.25 / 1.25;
        double alone = 0.25 / 1.875;

        // When
        double loss = cache.over(List.of(OLDER, NEWER)).sum(new int[] {2, 3}, EVEN);

        // Then
        assertThat(loss).isCloseTo(-Math.log(0.75 * 0.5 + 0.25 * (0.75 * pair + 0.25 * alone)), within(1e-7));
    }

    @Test
    void shouldLetTokensSpeakForPairsAfterOneThatNothingFollowed() {
        assertThat(cache.over(List.of(NEWER)).sum(new int[] {7, 2}, EVEN))
                .isCloseTo(-Math.log(0.75 * 0.5 + 0.25), within(1e-7));
    }

    @Test
    void shouldLeaveTheModelAloneBeforeAnythingIsLearned() {
        assertThat(cache.over(List.of()).sum(new int[] {1, 2, 3}, new float[] {1.5f, 0.25f}))
                .isEqualTo(1.75);
        assertThat(new NoCache(new None()).over(List.of(NEWER)).sum(new int[] {1, 2, 3}, new float[] {1.5f, 0.25f}))
                .isEqualTo(1.75);
    }

    @Test
    void shouldStayANumberWhereOldCountsVanish() {
        // Given
        TokenCache forgetful = new NgramCache(new NgramCache.Config(0.25, 0.75, 1e-200, 100));

        // When, Then
        assertThat(forgetful.over(List.of(OLDER, NEWER)).sum(new int[] {1, 3}, EVEN))
                .isFinite();
    }
}
