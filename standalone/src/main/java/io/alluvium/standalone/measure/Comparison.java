package io.alluvium.standalone.measure;

import io.alluvium.learning.metric.Evaluation;
import io.alluvium.learning.metric.TextScore;
import io.alluvium.model.Backbone;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Perplexity of the same documents, in the same windows, without and with a prompt.
 *
 * @param version what was measured
 * @param digest its digest
 * @param documents number of documents
 * @param tokens target tokens
 * @param window tokens that the model sees at once: its context less the prompt's length, for both
 * @param frozenPerplexity without the prompt
 * @param livePerplexity with the prompt
 * @param change relative change, negative where the prompt helps
 */
public record Comparison(
        String version,
        String digest,
        int documents,
        long tokens,
        int window,
        double frozenPerplexity,
        double livePerplexity,
        double change) {

    /** Measures; the listener hears how many documents are done. */
    public static Comparison of(Backbone backbone, FetchedPrompt live, List<String> documents, IntConsumer listener) {
        int window = backbone.maxTokens(live.prompt().shape());
        TextScore frozen = new TextScore(0, 0);
        TextScore with = new TextScore(0, 0);
        int done = 0;
        for (String document : documents) {
            frozen = sum(frozen, Evaluation.score(backbone, null, List.of(document), window));
            with = sum(with, Evaluation.score(backbone, live.prompt(), List.of(document), window));
            listener.accept(++done);
        }
        return new Comparison(
                live.name(),
                live.digest(),
                documents.size(),
                frozen.tokens(),
                window,
                frozen.perplexity(),
                with.perplexity(),
                with.perplexity() / frozen.perplexity() - 1);
    }

    private static TextScore sum(TextScore a, TextScore b) {
        return new TextScore(a.lossSum() + b.lossSum(), a.tokens() + b.tokens());
    }
}
