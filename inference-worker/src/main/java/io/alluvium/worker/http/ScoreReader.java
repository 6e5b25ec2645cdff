package io.alluvium.worker.http;

import io.alluvium.worker.predict.ScoreRequest;
import io.alluvium.worker.prompt.ModelName;
import java.util.List;

/** Reads a request for scores. */
public final class ScoreReader {

    private ScoreReader() {}

    /** The request. */
    public static ScoreRequest read(RequestReader body) {
        String model = body.has("model") ? body.text("model") : ModelName.BASE;
        List<String> texts = body.has("texts") ? body.texts("texts") : body.texts("text");
        return new ScoreRequest(model, texts, body.integer("window", 1, Integer.MAX_VALUE, 0));
    }
}
