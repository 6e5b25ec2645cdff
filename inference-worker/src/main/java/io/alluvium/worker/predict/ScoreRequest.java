package io.alluvium.worker.predict;

import java.util.List;

/**
 * Texts to score.
 *
 * @param model what to score them with: base, domain, domain@version or domain:alias
 * @param texts the texts
 * @param window tokens that the model sees at once; 0 takes the same for every model of this worker
 */
public record ScoreRequest(String model, List<String> texts, int window) {

    /** Keeps the list from changing. */
    public ScoreRequest {
        texts = List.copyOf(texts);
    }
}
