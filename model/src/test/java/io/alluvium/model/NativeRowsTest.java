package io.alluvium.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.alluvium.model.tuner.PromptKind;
import io.alluvium.model.tuner.PromptShape;
import io.alluvium.model.tuner.SoftPrompt;
import io.alluvium.model.tuner.TunerShapes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Rows in place against their slow twin, and what only they must care for. */
class NativeRowsTest {
    private static final int ROWS = 5;

    @RegisterExtension
    static final SharedBackbone HOST = new SharedBackbone();

    private final Random random = new Random(17);
    private final List<PreparedPrompt> prompts = new ArrayList<>();
    private DecodingRows rows;

    @BeforeEach
    void start() {
        rows = HOST.get().rows(ROWS);
    }

    @AfterEach
    void stop() {
        rows.close();
        prompts.forEach(PreparedPrompt::close);
    }

    @Test
    void shouldComputeWhatEachRowComputesAloneWhileRowsGrowAndMove() {
        // Given
        prompts.add(HOST.get().prepare(null));
        prompts.add(HOST.get().prepare(SharedBackbone.prompt(PromptKind.PREFIX, 51)));
        prompts.add(HOST.get().prepare(SharedBackbone.prompt(PromptKind.PROMPT, 52)));

        try (SlowRows slow = SlowRows.open(HOST.directory(), ROWS)) {
            for (int round = 0; round < 6; round++) {
                // When
                for (int row = 0; row < ROWS; row++) {
                    PreparedPrompt prompt = prompts.get((row + round) % prompts.size());
                    slow.begin(row, prompt);
                    rows.begin(row, prompt);
                }
                requireSame(slow, 0, texts(ROWS, 1, 20));
                requireSame(slow, 0, texts(ROWS, 1, 1));
                requireSame(slow, 2, texts(3, 2, 25));
                slow.move(4, 1);
                rows.move(4, 1);

                // Then
                requireSame(slow, 0, texts(4, 1, 1));
                requireSame(slow, 1, texts(2, 1, 3));
            }
        }
    }

    @Test
    void shouldComputeEveryTokenWithAllThatAVersionTrains() {
        // Given
        var shape = HOST.get().shape();
        prompts.add(HOST.get().prepare(normal(TunerShapes.adapter(shape, 4), 3)));
        prompts.add(HOST.get().prepare(normal(TunerShapes.layerNorms(shape), 4)));
        prompts.add(HOST.get().prepare(SharedBackbone.prompt(PromptKind.PREFIX, 51)));
        int[] text = {0, 12, 250, 31};
        List<Integer> versions = List.of(0, 0, 1, 2, 0);

        // When
        for (int row = 0; row < ROWS; row++) {
            rows.begin(row, prompts.get(versions.get(row)));
        }
        rows.extend(0, List.of(text, text, text, text, text));
        float[][] logits = rows.extend(0, List.of(end(7), end(7), end(7), end(7), end(7)));

        // Then
        for (int row = 0; row < ROWS; row++) {
            assertThat(best(logits[row])).isEqualTo(alone(prompts.get(versions.get(row)), 0, 12, 250, 31, 7));
        }
        assertThat(logits[0]).usingComparatorWithPrecision(1e-4f).containsExactly(logits[1]);
        assertThat(logits[0]).usingComparatorWithPrecision(1e-4f).isNotEqualTo(logits[2]);
    }

    @Test
    void shouldForgetAPromptThatIsNoNumber() {
        // Given
        SoftPrompt damaged = SharedBackbone.prompt(PromptKind.PREFIX, 51);
        Arrays.fill(damaged.values(), Float.NaN);
        prompts.add(HOST.get().prepare(damaged));
        prompts.add(HOST.get().prepare(null));
        rows.begin(0, prompts.get(1));
        rows.begin(1, prompts.get(0));

        // When
        float[][] poisoned = rows.extend(0, texts(2, 9, 9));
        rows.begin(1, prompts.get(1));
        rows.begin(0, prompts.get(1));
        float[][] after = rows.extend(0, List.of(new int[] {1, 2, 3, 4, 5, 6, 7}, new int[] {1}));

        // Then
        assertThat(poisoned[0]).doesNotContain(Float.NaN);
        assertThat(poisoned[1]).containsOnly(Float.NaN);
        assertThat(after[1]).doesNotContain(Float.NaN);
    }

    @Test
    void shouldRefuseWhatTheContextDoesNotHold() {
        // Given
        prompts.add(HOST.get().prepare(null));
        rows.begin(0, prompts.get(0));
        List<int[]> tooLong = texts(1, 65, 65);

        // When, Then
        assertThatThrownBy(() -> rows.extend(0, tooLong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a row would have 65 tokens; the context holds 64");
    }

    private void requireSame(DecodingRows slow, int first, List<int[]> texts) {
        float[][] expected = slow.extend(first, texts);
        float[][] found = rows.extend(first, texts);
        for (int i = 0; i < expected.length; i++) {
            assertThat(found[i]).hasSameSizeAs(expected[i]);
            for (int token = 0; token < expected[i].length; token++) {
                assertThat(found[i][token]).isCloseTo(expected[i][token], within(1e-4f));
            }
        }
    }

    private int alone(PreparedPrompt prompt, int... text) {
        var request = new GenerationRequest(text, 1, Sampling.greedy(), List.of());
        return HOST.get().generate(request, prompt, (piece, token) -> true).tokens()[0];
    }

    private static int best(float... logits) {
        int best = 0;
        for (int token = 0; token < logits.length; token++) {
            best = logits[token] > logits[best] ? token : best;
        }
        return best;
    }

    private static int[] end(int token) {
        return new int[] {token};
    }

    private List<int[]> texts(int many, int shortest, int longest) {
        List<int[]> texts = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            int length = shortest + random.nextInt(longest - shortest + 1);
            texts.add(random.ints(length, 1, 300).toArray());
        }
        return texts;
    }

    private static SoftPrompt normal(PromptShape shape, long seed) {
        Random random = new Random(seed);
        float[] values = new float[shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return new SoftPrompt(shape, values);
    }
}
