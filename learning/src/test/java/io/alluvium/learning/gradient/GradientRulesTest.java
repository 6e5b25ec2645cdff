package io.alluvium.learning.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GradientRulesTest {

    private final GradientRule clip = new ClippedGradient(new ClippedGradient.Config(1));

    @Test
    void shouldShortenALongGradientAndKeepItsDirection() {
        assertThat(clip.adjust(new float[] {3, 4})).containsExactly(new float[] {0.6f, 0.8f}, within(1e-6f));
    }

    @Test
    void shouldLeaveAShortGradientAlone() {
        assertThat(clip.adjust(new float[] {0.3f, 0.4f})).containsExactly(0.3f, 0.4f);
    }
}
