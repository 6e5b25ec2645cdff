package io.alluvium.worker.http;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The fields of a request for scores, for the API's description.
 *
 * @param model base, domain, domain@version or domain:alias; absent: base
 * @param text a text; or texts
 * @param texts several texts
 * @param window tokens that the model sees at once; absent: the same for every model
 */
@Schema(name = "ScoreRequest")
public record ScoreFields(@Schema(defaultValue = "base") String model, String text, List<String> texts, int window) {}
