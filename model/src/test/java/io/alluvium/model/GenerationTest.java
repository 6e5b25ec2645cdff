package io.alluvium.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alluvium.model.tuner.PromptKind;
import io.alluvium.model.tuner.SoftPrompt;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;

/** Generation with a cache against scoring without one. */
class GenerationTest {
    private static final int[] START = {0, 12, 250};

    @RegisterExtension
    static final SharedBackbone HOST = new SharedBackbone();

    @ParameterizedTest
    @NullSource
    @EnumSource(
            value = PromptKind.class,
            names = {"PREFIX", "PROMPT"})
    void shouldTakeTheTokenThatFullRecomputationFindsMostLikely(@Nullable PromptKind kind) {
        // Given
        SoftPrompt prompt = kind == null ? null : SharedBackbone.prompt(kind, 51);
        var request = new GenerationRequest(START, 41, Sampling.greedy(), List.of());

        // When
        int[] tokens = generate(request, prompt).tokens();

        // Then
        assertThat(tokens).hasSize(41);
        assertThat(tokens).containsExactly(mostLikely(tokens, prompt));
    }

    @Test
    void shouldEndAtTheLimitOfTokens() {
        // When
        Generation generation = generate(new GenerationRequest(START, 5, Sampling.greedy(), List.of()), null);

        // Then
        assertThat(generation.tokens()).hasSize(5);
        assertThat(generation.reason()).isEqualTo(Generation.FinishReason.LENGTH);
        assertThat(generation.promptTokens()).isEqualTo(3);
    }

    @Test
    void shouldEndWithTheContext() {
        // Given
        SoftPrompt prompt = SharedBackbone.prompt(PromptKind.PREFIX, 51);

        // When
        Generation generation = generate(new GenerationRequest(START, 1000, Sampling.greedy(), List.of()), prompt);

        // Then
        assertThat(generation.tokens()).hasSize(64 - 4 - 3 + 1);
        assertThat(generation.reason()).isEqualTo(Generation.FinishReason.LENGTH);
    }

    @Test
    void shouldRepeatItselfWithItsSeed() {
        // Given
        var seven = new GenerationRequest(START, 20, new Sampling(1, 50, 0.95, 1.1, 7), List.of());
        var eight = new GenerationRequest(START, 20, new Sampling(1, 50, 0.95, 1.1, 8), List.of());
        Generation first = generate(seven, null);

        // When
        Generation again = generate(seven, null);
        Generation other = generate(eight, null);

        // Then
        assertThat(again.tokens()).containsExactly(first.tokens());
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(other.tokens()).isNotEqualTo(first.tokens());
    }

    @Test
    void shouldStopWhenTheListenerHasHeardEnough() {
        // Given
        List<Integer> heard = new ArrayList<>();
        var request = new GenerationRequest(START, 20, Sampling.greedy(), List.of());

        // When
        Generation generation;
        try (PreparedPrompt none = HOST.get().prepare(null)) {
            generation = HOST.get().generate(request, none, (delta, token) -> {
                heard.add(token);
                return heard.size() < 3;
            });
        }

        // Then
        assertThat(generation.reason()).isEqualTo(Generation.FinishReason.CANCELLED);
        assertThat(generation.tokens())
                .containsExactly(heard.stream().mapToInt(Integer::intValue).toArray());
        assertThat(heard).hasSize(3);
    }

    @Test
    void shouldCloseItsScopesWhenTheListenerFails() {
        // Given
        var request = new GenerationRequest(START, 20, Sampling.greedy(), List.of());

        // When
        var thrown = assertThatThrownBy(() -> {
            try (PreparedPrompt none = HOST.get().prepare(null)) {
                HOST.get().generate(request, none, (delta, token) -> {
                    throw new IllegalStateException("the connection is gone");
                });
            }
        });

        // Then
        thrown.hasMessage("the connection is gone");
        assertThat(HOST.get().idle()).isTrue();
    }

    @Test
    void shouldRefuseATextThatDoesNotFit() {
        // Given
        var tooLong = new GenerationRequest(new int[65], 1, Sampling.greedy(), List.of());
        var unknown = new GenerationRequest(new int[] {1, 300}, 1, Sampling.greedy(), List.of());

        // When
        var length = assertThatThrownBy(() -> generate(tooLong, null));
        var token = assertThatThrownBy(() -> generate(unknown, null));

        // Then
        length.isInstanceOf(IllegalArgumentException.class).hasMessageContaining("leaves room for 64");
        token.isInstanceOf(IllegalArgumentException.class).hasMessageContaining("token id 300");
    }

    private static Generation generate(GenerationRequest request, @Nullable SoftPrompt prompt) {
        try (PreparedPrompt prepared = HOST.get().prepare(prompt)) {
            return HOST.get().generate(request, prepared, (delta, token) -> true);
        }
    }

    /** The slow twin: one row for each token of the vocabulary as the target of every place. */
    private static int[] mostLikely(int[] generated, @Nullable SoftPrompt prompt) {
        int[] read = Arrays.copyOf(START, START.length + generated.length - 1);
        System.arraycopy(generated, 0, read, START.length, generated.length - 1);
        int vocabulary = HOST.get().shape().vocabulary();
        int[][] inputs = new int[vocabulary][];
        int[][] targets = new int[vocabulary][read.length];
        for (int token = 0; token < vocabulary; token++) {
            inputs[token] = read;
            Arrays.fill(targets[token], token);
        }
        float[][] losses = HOST.get().losses(new TokenBatch(inputs, targets), prompt);
        int[] best = new int[generated.length];
        for (int i = 0; i < best.length; i++) {
            int place = START.length - 1 + i;
            for (int token = 1; token < vocabulary; token++) {
                best[i] = losses[token][place] < losses[best[i]][place] ? token : best[i];
            }
        }
        return best;
    }
}
