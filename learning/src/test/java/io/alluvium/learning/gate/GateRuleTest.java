package io.alluvium.learning.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.alluvium.learning.RegimeLoss;
import io.alluvium.learning.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GateRuleTest {

    private static RegimeLoss regime(int regime, @Nullable Double live, double candidate) {
        return new RegimeLoss(regime, 100, 4, 3, live, candidate);
    }

    @Test
    void shouldLetAPromptPassThatIsWithinTheBudgetOnEveryRegime() {
        // When
        Verdict verdict = GateRule.verdict(List.of(regime(0, 3.0, 3.004), regime(1, 3.5, 3.0)), 0.005);

        // Then
        assertThat(verdict.passed()).isTrue();
        assertThat(verdict.frozenPerplexity()).isCloseTo(Math.exp(4), within(1e-9));
        assertThat(verdict.livePerplexity()).isCloseTo(Math.exp(3.25), within(1e-9));
        assertThat(verdict.candidatePerplexity()).isCloseTo(Math.exp(3.002), within(1e-9));
    }

    @Test
    void shouldRefuseAPromptThatForgotOneRegimeHoweverGoodElsewhere() {
        // When
        Verdict verdict = GateRule.verdict(List.of(regime(0, 3.0, 3.1), regime(1, 3.5, 2.0)), 0.005);

        // Then
        assertThat(verdict.passed()).isFalse();
        assertThat(verdict.reason()).contains("On regime 0", "10.52 % worse than the live prompt's", "0.50 %");
    }

    @Test
    void shouldRefuseAPromptThatIsNoBetterThanNone() {
        // When
        Verdict verdict = GateRule.verdict(List.of(regime(0, null, 4.0)), 0.005);

        // Then
        assertThat(verdict.passed()).isFalse();
        assertThat(verdict.livePerplexity()).isNull();
        assertThat(verdict.reason()).contains("not below the 54.60 without a prompt");
    }

    @Test
    void shouldMeasureTheFirstPromptAgainstNoPromptRegimeByRegime() {
        assertThat(GateRule.verdict(List.of(regime(0, null, 2.0), regime(1, null, 4.5)), 0.005)
                        .reason())
                .contains("On regime 1", "without a prompt");
    }

    @Test
    void shouldRefuseWithoutHeldOutText() {
        // When
        Verdict verdict = GateRule.verdict(List.of(), 0.005);

        // Then
        assertThat(verdict.passed()).isFalse();
        assertThat(verdict.reason()).contains("no held-out text");
    }

    @Test
    void shouldRefuseALossThatIsNotANumber() {
        assertThat(GateRule.verdict(List.of(regime(0, 3.0, Double.NaN)), 0.005).passed())
                .isFalse();
    }
}
