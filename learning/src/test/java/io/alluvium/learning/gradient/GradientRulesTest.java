package io.alluvium.learning.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GradientRulesTest {

    private static final MemoryGradient NOTHING = windows -> null;

    private final GradientRule clip = new ClippedGradient(new ClippedGradient.Config(1));

    @Test
    void shouldShortenALongGradientAndKeepItsDirection() {
        assertThat(clip.adjust(new float[] {3, 4}, NOTHING)).containsExactly(new float[] {0.6f, 0.8f}, within(1e-6f));
    }

    @Test
    void shouldLeaveAShortGradientAlone() {
        assertThat(clip.adjust(new float[] {0.3f, 0.4f}, NOTHING)).containsExactly(0.3f, 0.4f);
    }

    @Test
    void shouldDropWhatWouldHurtRememberedText() {
        // Given
        GradientRule averaged = new AveragedGradient(new AveragedGradient.Config(3, 10));

        // When
        float[] adjusted = averaged.adjust(new float[] {1, -1}, windows -> {
            assertThat(windows).isEqualTo(3);
            return new float[] {0, 2};
        });

        // Then
        assertThat(adjusted).containsExactly(1, 0);
    }

    @Test
    void shouldKeepAGradientThatHelpsRememberedTextAndShortenIt() {
        // Given
        GradientRule averaged = new AveragedGradient(new AveragedGradient.Config(3, 1));

        // When, Then
        assertThat(averaged.adjust(new float[] {3, 4}, windows -> new float[] {1, 0}))
                .containsExactly(new float[] {0.6f, 0.8f}, within(1e-6f));
        assertThat(averaged.adjust(new float[] {3, 4}, NOTHING))
                .containsExactly(new float[] {0.6f, 0.8f}, within(1e-6f));
    }
}
