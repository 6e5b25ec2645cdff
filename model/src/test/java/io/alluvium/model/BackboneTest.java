package io.alluvium.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.alluvium.model.family.Gpt2Config;
import io.alluvium.model.tuner.PromptKind;
import io.alluvium.model.tuner.PromptShape;
import io.alluvium.model.tuner.SoftPrompt;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Scoring and stepping: what a prompt means, what padding must not change, what is refused. */
class BackboneTest {
    @RegisterExtension
    static final SharedBackbone HOST = new SharedBackbone();

    @ParameterizedTest
    @EnumSource(
            value = PromptKind.class,
            names = {"PREFIX", "PROMPT"})
    void shouldReadActivationsAsItReadsTheirTokens(PromptKind kind) {
        // Given
        int[] head = {0, 17, 260, 31};
        int[] text = {5, 290, 44, 12, 99, 7};
        float[] values = HOST.get().activations(kind, head);
        var shape = SharedBackbone.shape(kind, head.length);
        int[] whole = Arrays.copyOf(head, head.length + text.length);
        System.arraycopy(text, 0, whole, head.length, text.length);

        // When
        float[] asPrompt = HOST.get().losses(TokenBatch.of(List.of(text)), new SoftPrompt(shape, values))[0];
        float[] asText = HOST.get().losses(TokenBatch.of(List.of(whole)), null)[0];

        // Then
        assertClose(asPrompt, Arrays.copyOfRange(asText, head.length, asText.length));
    }

    @Test
    void shouldScoreRowsOfDifferentLengthsAsAlone() {
        // Given
        TokenBatch batch = SharedBackbone.batch();
        SoftPrompt prompt = SharedBackbone.prompt(PromptKind.PREFIX, 41);

        // When
        float[][] together = HOST.get().losses(batch, prompt);

        // Then
        for (int row = 0; row < batch.rows(); row++) {
            var alone = new TokenBatch(new int[][] {batch.inputs()[row]}, new int[][] {batch.targets()[row]});
            assertClose(together[row], HOST.get().losses(alone, prompt)[0]);
        }
    }

    @Test
    void shouldScoreMoreRowsThanOneCallTakes() {
        // Given
        int[] window = {0, 12, 250, 31, 7, 99, 260, 5, 18, 44, 203, 77, 150, 4, 9, 11, 21};
        TokenBatch many = TokenBatch.of(java.util.Collections.nCopies(300, window));

        // When
        float[][] losses = HOST.get().losses(many, null);

        // Then
        assertThat(losses).hasDimensions(300, 16);
        assertClose(losses[299], losses[0]);
    }

    @ParameterizedTest
    @EnumSource(
            value = PromptKind.class,
            names = {"PREFIX", "PROMPT"})
    void shouldFindTheSameBitsEveryTime(PromptKind kind) {
        // Given
        TokenBatch batch = SharedBackbone.batch();
        var request = new StepRequest(
                SharedBackbone.prompt(kind, 42),
                batch,
                SharedBackbone.weights(batch, 0.1f),
                new Distillation(
                        List.of(SharedBackbone.prompt(kind, 43)),
                        new int[] {0, 0, -1},
                        0.5,
                        new Distance.Divergence(2),
                        new TokenGate(true, 0, false)));
        StepResult first = HOST.get().step(request);

        for (int run = 0; run < 5; run++) {
            // When
            StepResult again = HOST.get().step(request);

            // Then
            assertThat(again.gradient()).containsExactly(first.gradient());
            assertThat(again.losses()).isDeepEqualTo(first.losses());
            assertThat(again.distillation()).isEqualTo(first.distillation());
        }
    }

    @Test
    void shouldReportTheLossesThatScoringReports() {
        // Given
        TokenBatch batch = SharedBackbone.batch();
        SoftPrompt prompt = SharedBackbone.prompt(PromptKind.PROMPT, 44);

        // When
        StepResult result = HOST.get().step(new StepRequest(prompt, batch, SharedBackbone.weights(batch, 1), null));

        // Then
        float[][] scored = HOST.get().losses(batch, prompt);
        for (int row = 0; row < batch.rows(); row++) {
            assertClose(result.losses()[row], scored[row]);
        }
    }

    @Test
    void shouldNoticeAnOpenScope() {
        // Given
        Backbone backbone = HOST.get();

        // When
        PreparedPrompt open = backbone.prepare(SharedBackbone.prompt(PromptKind.PREFIX, 45));
        boolean whileOpen = backbone.idle();
        open.close();

        // Then
        assertThat(whileOpen).isFalse();
        assertThat(backbone.idle()).isTrue();
    }

    @Test
    void shouldNameItselfByItsFiles() {
        // When
        BackboneIdentity identity = HOST.get().identity();

        // Then
        assertThat(identity.name()).startsWith("tiny");
        assertThat(identity.weightsDigest()).matches("[0-9a-f]{64}").isNotEqualTo(identity.tokenizerDigest());
        assertThat(HOST.get().maxTokens(null)).isEqualTo(64);
        assertThat(HOST.get().maxTokens(PromptShape.prefix(4, HOST.get().shape())))
                .isEqualTo(60);
    }

    @Test
    void shouldRefuseTokensOutsideTheVocabulary() {
        // Given
        var input = new TokenBatch(new int[][] {{1, 300}}, new int[][] {{2, 3}});
        var target = new TokenBatch(new int[][] {{1, 2}}, new int[][] {{2, -1}});

        // When
        var read = assertThatThrownBy(() -> HOST.get().losses(input, null));
        var predicted = assertThatThrownBy(() -> HOST.get().losses(target, null));
        var activated = assertThatThrownBy(() -> HOST.get().activations(PromptKind.PREFIX, 1, 300));

        // Then
        read.isInstanceOf(IllegalArgumentException.class).hasMessageContaining("token id 300");
        predicted.isInstanceOf(IllegalArgumentException.class).hasMessageContaining("token id -1");
        activated.isInstanceOf(IllegalArgumentException.class).hasMessageContaining("token id 300");
    }

    @Test
    void shouldRefuseMoreThanItsContextHolds() {
        // Given
        TokenBatch batch = TokenBatch.of(List.of(new int[62]));
        SoftPrompt prompt = SharedBackbone.prompt(PromptKind.PREFIX, 46);

        // When
        var scored = assertThatThrownBy(() -> HOST.get().losses(batch, prompt));
        var activated = assertThatThrownBy(() -> HOST.get().activations(PromptKind.PROMPT, new int[65]));

        // Then
        scored.isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a row has 61 tokens; the context of 64 leaves room for 60");
        activated.isInstanceOf(IllegalArgumentException.class).hasMessageContaining("65 tokens");
    }

    @Test
    void shouldRefuseAPromptOfAnotherModel() {
        // Given
        var shape = PromptShape.prefix(4, new Gpt2Config(300, 64, 32, 3, 2, 128, 1e-5).architecture());

        // When
        var thrown = assertThatThrownBy(() -> HOST.get().prepare(new SoftPrompt(shape, new float[shape.size()])));

        // Then
        thrown.isInstanceOf(IllegalArgumentException.class).hasMessageContaining("does not fit backbone");
    }

    private static void assertClose(float[] found, float[] expected) {
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < found.length; i++) {
            assertThat(found[i]).isCloseTo(expected[i], within(1e-4f));
        }
    }
}
