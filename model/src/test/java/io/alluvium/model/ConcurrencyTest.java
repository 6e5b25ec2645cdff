package io.alluvium.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.alluvium.model.tuner.PromptKind;
import io.alluvium.model.tuner.SoftPrompt;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Several threads on one backbone find what one thread finds. */
class ConcurrencyTest {
    private static final int THREADS = 4;

    @RegisterExtension
    static final SharedBackbone HOST = new SharedBackbone();

    /** What one round of all operations found. */
    private record Round(List<Float> losses, List<Float> gradient, List<Integer> tokens) {}

    @Test
    void shouldFindTheSameInFourThreads() throws InterruptedException, ExecutionException {
        // Given
        SoftPrompt prompt = SharedBackbone.prompt(PromptKind.PREFIX, 61);
        List<Round> found = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (PreparedPrompt prepared = HOST.get().prepare(prompt)) {
            Round alone = round(prompt, prepared);

            // When
            List<Future<Round>> rounds = new ArrayList<>();
            for (int i = 0; i < 4 * THREADS; i++) {
                rounds.add(threads.submit(() -> round(prompt, prepared)));
            }
            for (Future<Round> round : rounds) {
                found.add(round.get());
            }

            // Then
            assertThat(found).containsOnly(alone);
        } finally {
            threads.shutdown();
        }
    }

    private static Round round(SoftPrompt prompt, PreparedPrompt prepared) {
        TokenBatch batch = SharedBackbone.batch();
        float[][] losses = HOST.get().losses(batch, prompt);
        float[] gradient = HOST.get()
                .step(new StepRequest(prompt, batch, SharedBackbone.weights(batch, 0.1f), null))
                .gradient();
        var request = new GenerationRequest(new int[] {0, 12}, 15, new Sampling(1, 0, 1, 1, 5), List.of());
        int[] tokens =
                HOST.get().generate(request, prepared, (delta, token) -> true).tokens();
        return new Round(
                list(losses[0]),
                list(gradient),
                java.util.Arrays.stream(tokens).boxed().toList());
    }

    private static List<Float> list(float[] values) {
        List<Float> list = new ArrayList<>();
        for (float value : values) {
            list.add(value);
        }
        return list;
    }
}
