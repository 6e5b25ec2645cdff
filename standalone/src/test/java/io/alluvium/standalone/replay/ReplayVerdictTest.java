package io.alluvium.standalone.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.alluvium.learning.recipe.Recipes;
import io.alluvium.model.HostArithmetic;
import io.alluvium.model.Precision;
import io.alluvium.model.tuner.PromptKind;
import io.alluvium.model.tuner.PromptShape;
import io.alluvium.model.tuner.SoftPrompt;
import io.alluvium.model.tuner.TrainedTensor;
import io.alluvium.schemas.VersionManifest;
import io.alluvium.trainer.publish.Lineage;
import io.alluvium.trainer.replay.Origin;
import io.alluvium.trainer.replay.Rebuilt;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Computed alike means the same bits; only what was computed differently may differ a little. */
class ReplayVerdictTest {

    private static final HostArithmetic HERE = new HostArithmetic(Precision.BF16, 1, "cpu", "this processor");
    private static final HostArithmetic ELSEWHERE = new HostArithmetic(Precision.BF16, 1, "cpu", "another processor");
    private static final double TOLERANCE = 0.02;

    @Test
    void shouldBeTheSameWhereTheDigestsAreEqual() {
        // When
        ReplayVerdict verdict = verdict(Optional.of(HERE), "a", "a", 1.0f);

        // Then
        assertThat(verdict.same()).isTrue();
        assertThat(verdict.sentence()).contains("rebuilt to the last bit");
    }

    @Test
    void shouldNotForgiveADifferenceOfWhatWasComputedAlike() {
        // When
        ReplayVerdict verdict = verdict(Optional.of(HERE), "a", "b", 1.001f);

        // Then
        assertThat(verdict.same()).isFalse();
        assertThat(verdict.sentence()).contains("computed alike", "not the same version");
    }

    @Test
    void shouldCompareByToleranceAndSaySoWhereItWasComputedDifferently() {
        // When
        ReplayVerdict near = verdict(Optional.of(ELSEWHERE), "a", "b", 1.001f);
        ReplayVerdict far = verdict(Optional.of(ELSEWHERE), "a", "b", 1.5f);
        ReplayVerdict unknown = verdict(Optional.empty(), "a", "b", 1.001f);

        // Then
        assertThat(near.same()).isTrue();
        assertThat(near.sentence()).contains("another processor", "this processor", "the same within the tolerance");
        assertThat(far.same()).isFalse();
        assertThat(far.sentence()).contains("more than the tolerance");
        assertThat(unknown.same()).isTrue();
        assertThat(unknown.publishedWith()).isEqualTo("unknown");
    }

    @Test
    void shouldSayWhereAnotherReleasePublishedIt() {
        // When
        ReplayVerdict same = verdict(Optional.of(HERE), "a", "b", 1.5f);
        ReplayVerdict other = verdict(Optional.of(HERE), "a", "b", 1.5f, "0.2.0");

        // Then
        assertThat(same.sentence()).doesNotContain("release");
        assertThat(other.sentence()).contains("Published by release test, rebuilt by 0.2.0; replay it with the former");
        assertThat(other.same()).isFalse();
    }

    private static ReplayVerdict verdict(
            Optional<HostArithmetic> publishedWith, String published, String rebuilt, float value) {
        return verdict(publishedWith, published, rebuilt, value, "test");
    }

    private static ReplayVerdict verdict(
            Optional<HostArithmetic> publishedWith, String published, String rebuilt, float value, String release) {
        Origin origin = new Origin(
                "river",
                3,
                Recipes.bundled(Recipes.DEFAULT),
                7,
                new Lineage.Place("examples", 0, 9),
                new Origin.Maker("test", "tiny"));
        VersionManifest manifest = new VersionManifest();
        manifest.setDigest(rebuilt);
        return ReplayVerdict.of(
                new Recorded(origin, published, publishedWith),
                prompt(1.0f),
                new Rebuilt(manifest, prompt(value)),
                new ReplayVerdict.Terms(HERE, TOLERANCE, release));
    }

    private static SoftPrompt prompt(float value) {
        var tensor = new TrainedTensor("prompt", List.of(1, 2), 1, TrainedTensor.Start.CHOSEN);
        return new SoftPrompt(new PromptShape(PromptKind.PROMPT, 1, List.of(tensor)), new float[] {value, 2});
    }
}
