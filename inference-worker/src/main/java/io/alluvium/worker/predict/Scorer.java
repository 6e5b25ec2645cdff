package io.alluvium.worker.predict;

import io.alluvium.model.Backbone;
import io.alluvium.model.TokenBatch;
import io.alluvium.model.Windows;
import io.alluvium.model.family.Architecture;
import io.alluvium.worker.prompt.PromptLease;
import java.util.List;

/**
 * Measures cross-entropy. A text longer than the window is cut into windows, none of it is left out. The default window
 * leaves room for a prompt in the context and is the same with and without one, so that the scores can be compared.
 */
public final class Scorer {

    private final Backbone backbone;

    /** A scorer on that model. */
    public Scorer(Backbone backbone) {
        this.backbone = backbone;
    }

    /**
     * The window to score with.
     *
     * @param wanted the window asked for; 0 for three quarters of the context, or less where a prompt needs the room
     * @throws PredictException if the wanted one does not fit, or the model does not foresee a text from itself
     */
    public int window(int wanted, PromptLease lease) {
        if (backbone.shape().task() != Architecture.Task.CAUSAL) {
            throw PredictException.of(
                    Problem.INVALID_REQUEST,
                    "model",
                    backbone.identity().name() + ", a " + backbone.shape().family()
                            + ", reads one text and writes another, so a text alone has no score on it."
                            + " Ask it for answers at /v1/completions, or score on a causal model.");
        }
        int room = backbone.maxTokens(lease.shape());
        if (wanted > room) {
            throw PredictException.of(
                    Problem.CONTEXT_EXCEEDED,
                    "window",
                    "A window of " + wanted + " tokens was asked for, but the context of "
                            + backbone.shape().context() + " tokens leaves room for " + room + " beside the "
                            + (backbone.shape().context() - room) + " virtual tokens of "
                            + lease.served().domain() + "@" + lease.served().version() + ". Ask for " + room
                            + " at most.");
        }
        return wanted > 0 ? wanted : Math.min(room, Math.max(1, backbone.shape().context() * 3 / 4));
    }

    /** The score of a text. */
    public TextScore score(String text, int window, PromptLease lease) {
        int[] tokens = backbone.tokenizer().encode(text);
        List<int[]> windows = Windows.cut(tokens, backbone.special(), window);
        TokenBatch batch = TokenBatch.of(windows);
        double nats = 0;
        for (float[] row : backbone.losses(batch, lease.values())) {
            for (float loss : row) {
                nats += loss;
            }
        }
        return new TextScore(batch.tokens(), nats);
    }
}
