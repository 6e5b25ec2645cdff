package io.alluvium.worker.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.alluvium.worker.predict.Scores;
import io.alluvium.worker.predict.TextScore;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How well texts were foreseen.
 *
 * @param object always score
 * @param model the model as the request named it
 * @param window tokens that the model saw at once
 * @param results the texts, in their order
 * @param total all texts together
 * @param alluvium the version used
 */
@Schema(name = "Scores")
public record ScoreAnswer(String object, String model, int window, List<Item> results, Item total, Served alluvium) {

    /**
     * The score of a text, or of all.
     *
     * @param index place of the text in the request; absent for all together
     * @param tokens tokens that were to be foreseen
     * @param loss cross-entropy of a token on average, in nats
     * @param nats cross-entropy of all tokens together
     * @param perplexity perplexity of a token
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Score")
    public record Item(@Nullable Integer index, int tokens, double loss, double nats, double perplexity) {

        private static Item of(@Nullable Integer index, TextScore score) {
            return new Item(index, score.tokens(), score.loss(), score.nats(), score.perplexity());
        }
    }

    static ScoreAnswer of(String model, Scores scores) {
        List<TextScore> texts = scores.texts();
        return new ScoreAnswer(
                "score",
                model,
                scores.window(),
                IntStream.range(0, texts.size())
                        .mapToObj(index -> Item.of(index, texts.get(index)))
                        .toList(),
                Item.of(null, TextScore.sum(texts)),
                Served.of(scores.served()));
    }
}
