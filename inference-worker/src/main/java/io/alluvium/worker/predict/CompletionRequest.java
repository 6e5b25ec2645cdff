package io.alluvium.worker.predict;

import io.alluvium.model.Sampling;
import java.util.List;

/**
 * Texts to continue.
 *
 * @param model what to continue them with: base, domain, domain@version or domain:alias
 * @param prompts the texts
 * @param maxTokens tokens to add to each, at most
 * @param sampling how tokens are chosen; the text at place i uses the seed plus i
 * @param stop texts before which a continuation ends
 */
public record CompletionRequest(
        String model, List<String> prompts, int maxTokens, Sampling sampling, List<String> stop) {

    /** Keeps the lists from changing. */
    public CompletionRequest {
        prompts = List.copyOf(prompts);
        stop = List.copyOf(stop);
    }

    /** How the tokens of the text at that place are chosen. */
    Sampling samplingAt(int place) {
        return new Sampling(
                sampling.temperature(),
                sampling.topK(),
                sampling.topP(),
                sampling.repetitionPenalty(),
                sampling.seed() + place);
    }
}
