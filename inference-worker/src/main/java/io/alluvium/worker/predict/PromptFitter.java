package io.alluvium.worker.predict;

import io.alluvium.model.Backbone;
import io.alluvium.model.family.Architecture;
import io.alluvium.worker.prompt.PromptLease;
import java.util.List;

/** Makes tokens of texts, with the marker of their beginning or end, and sees that they fit. Nothing is cut off in silence. */
public final class PromptFitter {

    private final Backbone backbone;

    /** A fitter for that model. */
    public PromptFitter(Backbone backbone) {
        this.backbone = backbone;
    }

    /**
     * The tokens of each text.
     *
     * @throws PredictException if one does not fit beside the virtual tokens and what is to be added
     */
    public List<int[]> fit(CompletionRequest request, PromptLease lease) {
        List<int[]> tokens = request.prompts().stream().map(this::tokens).toList();
        tokens.forEach(each -> check(each.length, request.maxTokens(), lease));
        return tokens;
    }

    /** What a decoder goes on from begins with a marker; what an encoder reads ends with one. */
    private int[] tokens(String prompt) {
        int[] text = backbone.tokenizer().encode(prompt);
        boolean read = backbone.shape().task() == Architecture.Task.SEQ2SEQ;
        int[] tokens = new int[text.length + 1];
        tokens[read ? text.length : 0] =
                read ? backbone.special().end() : backbone.special().start();
        System.arraycopy(text, 0, tokens, read ? 0 : 1, text.length);
        return tokens;
    }

    private void check(int promptTokens, int newTokens, PromptLease lease) {
        int context = backbone.shape().context();
        int room = backbone.maxTokens(lease.shape());
        if ((long) promptTokens + newTokens > room) {
            throw PredictException.of(
                    Problem.CONTEXT_EXCEEDED,
                    "prompt",
                    "The model's context is " + context + " tokens, " + (context - room) + " of them virtual tokens of "
                            + lease.served().domain() + "@" + lease.served().version() + ", which leaves " + room
                            + "; the prompt has " + promptTokens
                            + " (a marker among them) and max_tokens is " + newTokens
                            + ". Shorten the prompt or ask for fewer tokens; nothing is cut off in silence.");
        }
    }
}
