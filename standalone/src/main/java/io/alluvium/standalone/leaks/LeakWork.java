package io.alluvium.standalone.leaks;

import io.alluvium.model.Backbone;
import io.alluvium.model.GenerationRequest;
import io.alluvium.model.PreparedPrompt;
import io.alluvium.model.Sampling;
import io.alluvium.model.StepRequest;
import io.alluvium.model.TokenBatch;
import io.alluvium.model.generate.Decoder;
import io.alluvium.model.tuner.PromptShape;
import io.alluvium.model.tuner.SoftPrompt;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Training steps of prompts and prefixes, and requests by several callers at once with versions that come and go. */
final class LeakWork implements AutoCloseable {

    private static final int ROWS = 4;
    private static final int TRAINED = 4;
    private static final int LONGEST = 24;
    private static final int TOKENS_AT_ONCE = 64;
    private static final double DEVIATION = 0.1;

    private final Backbone backbone;
    private final Decoder decoder;
    private final ExecutorService callers = Executors.newFixedThreadPool(ROWS);
    private final Random random;

    LeakWork(Backbone backbone, long seed) {
        this.backbone = backbone;
        this.decoder =
                new Decoder(backbone.rows(ROWS), backbone.special(), backbone.tokenizer()::decode, TOKENS_AT_ONCE);
        this.random = new Random(seed);
    }

    /** Training steps. */
    void train(long steps) {
        for (long step = 0; step < steps; step++) {
            List<int[]> texts = List.of(text(2), text(2), text(2));
            TokenBatch batch = TokenBatch.of(texts);
            float[][] weights = new float[batch.rows()][];
            for (int row = 0; row < weights.length; row++) {
                weights[row] = new float[batch.targets()[row].length];
                Arrays.fill(weights[row], 1f / batch.tokens());
            }
            backbone.step(new StepRequest(prompt(), batch, weights, null));
        }
    }

    /** Requests, so many callers at once as there are rows, with a version of their own. One in eight is given up. */
    void answer(long requests) {
        for (long done = 0; done < requests; done += ROWS) {
            try (PreparedPrompt version = backbone.prepare(prompt())) {
                List<Future<?>> running = new ArrayList<>();
                for (long i = done; i < Math.min(requests, done + ROWS); i++) {
                    GenerationRequest request = new GenerationRequest(
                            text(1), 1 + random.nextInt(LONGEST), new Sampling(1, 0, 1, 1, i), List.of());
                    boolean patient = random.nextInt(8) > 0;
                    running.add(callers.submit(() -> decoder.generate(request, version, (piece, token) -> patient)));
                }
                for (Future<?> each : running) {
                    each.get();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted among requests", e);
            } catch (ExecutionException e) {
                throw new IllegalStateException("a request failed: " + e.getMessage(), e);
            }
        }
    }

    private int[] text(int shortest) {
        return random.ints(
                        shortest + random.nextInt(LONGEST), 0, backbone.shape().vocabulary())
                .toArray();
    }

    private SoftPrompt prompt() {
        PromptShape shape = random.nextBoolean()
                ? PromptShape.prefix(TRAINED, backbone.shape())
                : PromptShape.prompt(TRAINED, backbone.shape());
        float[] values = new float[shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (random.nextGaussian() * DEVIATION);
        }
        return new SoftPrompt(shape, values);
    }

    @Override
    public void close() {
        callers.shutdownNow();
        decoder.close();
    }
}
