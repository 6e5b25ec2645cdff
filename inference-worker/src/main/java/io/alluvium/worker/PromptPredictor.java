package io.alluvium.worker;

import io.alluvium.model.Backbone;
import io.alluvium.worker.follow.FollowException;
import io.alluvium.worker.follow.PromptKey;
import io.alluvium.worker.predict.Admission;
import io.alluvium.worker.predict.CompletionRequest;
import io.alluvium.worker.predict.Limits;
import io.alluvium.worker.predict.PredictException;
import io.alluvium.worker.predict.Prediction;
import io.alluvium.worker.predict.Problem;
import io.alluvium.worker.predict.PromptFitter;
import io.alluvium.worker.predict.ScoreRequest;
import io.alluvium.worker.predict.Scorer;
import io.alluvium.worker.predict.Scores;
import io.alluvium.worker.predict.TextScore;
import io.alluvium.worker.predict.TextWriter;
import io.alluvium.worker.prompt.ModelName;
import io.alluvium.worker.prompt.PromptLease;
import io.alluvium.worker.prompt.PromptLibrary;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Answers requests, each in the same steps:
 *
 * <ol>
 *   <li>the request waits for its turn, or is refused where too many wait;
 *   <li>it gets a lease on the version that its model names at this moment, and keeps that version to its end;
 *   <li>its texts become tokens and must fit beside the version's virtual tokens, for nothing is cut off in silence;
 *   <li>the model continues or scores them;
 *   <li>lease and turn are given back.
 * </ol>
 */
public final class PromptPredictor {

    private static final int NAMES_IN_MESSAGES = 20;

    private final TextWriter writer;
    private final PromptLibrary library;
    private final Admission admission;
    private final Limits limits;
    private final PromptFitter fitter;
    private final Scorer scorer;

    /** A predictor on the frozen model and its writer, with these prompts, behind this door, within these limits. */
    public PromptPredictor(
            Backbone backbone, TextWriter writer, PromptLibrary library, Admission admission, Limits limits) {
        this.writer = writer;
        this.library = library;
        this.admission = admission;
        this.limits = limits;
        this.fitter = new PromptFitter(backbone);
        this.scorer = new Scorer(backbone);
    }

    /**
     * Lets a request in and prepares it. The caller runs and closes it.
     *
     * @throws PredictException if it cannot be answered
     */
    public Prediction begin(CompletionRequest request) {
        checkSize("prompt", request.prompts(), limits.prompts());
        if (request.maxTokens() > limits.newTokens()) {
            throw PredictException.of(
                    Problem.INVALID_REQUEST,
                    "max_tokens",
                    "max_tokens is " + request.maxTokens() + "; this worker adds " + limits.newTokens() + " at most.");
        }
        Admission.Turn turn = admission.enter();
        PromptLease lease = null;
        try {
            lease = lease(request.model());
            return new Prediction(writer, request, fitter.fit(request, lease), lease, turn);
        } catch (RuntimeException | Error e) {
            if (lease != null) {
                lease.close();
            }
            turn.close();
            throw e;
        }
    }

    /**
     * Scores texts.
     *
     * @throws PredictException if they cannot be scored
     */
    public Scores score(ScoreRequest request) {
        checkSize("texts", request.texts(), limits.texts());
        try (Admission.Turn turn = admission.enter();
                PromptLease lease = lease(request.model())) {
            int window = scorer.window(request.window(), lease);
            List<TextScore> scores = new ArrayList<>();
            for (String text : request.texts()) {
                scores.add(scorer.score(text, window, lease));
            }
            return new Scores(lease.served(), window, List.copyOf(scores));
        }
    }

    /** What there is to answer with. */
    public PromptLibrary library() {
        return library;
    }

    private PromptLease lease(String model) {
        try {
            return ModelName.parse(model).flatMap(library::lease).orElseThrow(() -> unknown(model));
        } catch (FollowException e) {
            throw PredictException.of(e);
        }
    }

    private void checkSize(String parameter, List<String> texts, int most) {
        long characters = texts.stream().mapToLong(String::length).sum();
        if (texts.isEmpty() || texts.size() > most || characters > limits.characters()) {
            throw PredictException.of(
                    Problem.INVALID_REQUEST,
                    parameter,
                    parameter + " holds " + texts.size() + " texts of " + characters + " characters in all; 1 to "
                            + most + " texts of " + limits.characters()
                            + " characters in all are taken. Send several requests.");
        }
    }

    private PredictException unknown(String model) {
        List<String> names = Stream.concat(
                        Stream.of(ModelName.BASE),
                        library.aliases().keySet().stream().map(PromptPredictor::shortName))
                .toList();
        String known = names.stream().limit(NAMES_IN_MESSAGES).collect(Collectors.joining(", "));
        String more = names.size() > NAMES_IN_MESSAGES ? " and " + (names.size() - NAMES_IN_MESSAGES) + " more" : "";
        return PredictException.of(
                Problem.UNKNOWN_MODEL,
                "model",
                "There is no model '" + model + "'. There are: " + known + more
                        + ". A domain can be followed by @version or :alias; GET /v1/models lists them all.");
    }

    /** The name to ask for an alias by. */
    public static String shortName(PromptKey key) {
        return key.alias().equals(PromptKey.LIVE) ? key.domain() : key.toString();
    }
}
