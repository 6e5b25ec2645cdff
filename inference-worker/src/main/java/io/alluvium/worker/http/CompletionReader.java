package io.alluvium.worker.http;

import io.alluvium.model.Sampling;
import io.alluvium.worker.predict.CompletionRequest;
import io.alluvium.worker.predict.PredictException;
import io.alluvium.worker.predict.Problem;
import java.util.List;
import java.util.function.LongSupplier;

/** Reads a request for completions with OpenAI's field names, ranges and defaults. */
public final class CompletionReader {

    private static final int DEFAULT_MAX_TOKENS = 16;
    private static final int MOST_STOPS = 4;
    private static final int LONGEST_STOP = 200;

    private CompletionReader() {}

    /** The request; the seeds are for those that name none. */
    public static CompletionRequest read(RequestReader body, LongSupplier seeds) {
        body.only("n", "1");
        body.only("best_of", "1");
        body.only("echo", "false");
        body.only("suffix", "");
        body.only("logprobs", "0");
        body.only("presence_penalty", "0");
        body.only("frequency_penalty", "0");
        Sampling sampling = new Sampling(
                body.number("temperature", 0, 2, 1),
                body.integer("top_k", 0, Integer.MAX_VALUE, 0),
                topP(body),
                repetitionPenalty(body),
                body.seed("seed").orElseGet(seeds::getAsLong));
        List<String> prompts = body.has("prompt") ? body.texts("prompt") : List.of("");
        int maxTokens = body.integer("max_tokens", 1, Integer.MAX_VALUE, DEFAULT_MAX_TOKENS);
        return new CompletionRequest(body.text("model"), prompts, maxTokens, sampling, stops(body));
    }

    private static double topP(RequestReader body) {
        double topP = body.number("top_p", 0, 1, 1);
        return topP == 0 ? Double.MIN_NORMAL : topP; // Zero keeps the most likely token alone.
    }

    private static double repetitionPenalty(RequestReader body) {
        return body.number("repetition_penalty", 0.01, 100, 1);
    }

    private static List<String> stops(RequestReader body) {
        List<String> stops = body.texts("stop");
        boolean fine = stops.size() <= MOST_STOPS
                && stops.stream().allMatch(stop -> !stop.isEmpty() && stop.length() <= LONGEST_STOP);
        if (!fine) {
            throw PredictException.of(
                    Problem.INVALID_REQUEST,
                    "stop",
                    "stop must be up to " + MOST_STOPS + " strings of 1 to " + LONGEST_STOP + " characters.");
        }
        return stops;
    }
}
