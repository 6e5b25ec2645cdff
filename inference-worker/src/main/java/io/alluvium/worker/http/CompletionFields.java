package io.alluvium.worker.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The fields of a request for completions, for the API's description; {@link CompletionReader} reads them.
 *
 * @param model base, domain, domain@version or domain:alias
 * @param prompt a string or a list of strings; absent: the beginning of any text
 * @param maxTokens tokens to add to each prompt, at most
 * @param temperature 0 takes the most likely token
 * @param topP keeps the smallest set of tokens with this probability
 * @param topK keeps the k most likely tokens; 0 keeps all (an extension)
 * @param repetitionPenalty makes tokens that are there already less likely (an extension)
 * @param seed the same seed on the same version gives the same text
 * @param stop up to four strings before which the text ends
 * @param stream whether pieces are sent as they come
 */
@Schema(name = "CompletionRequest")
public record CompletionFields(
        @Schema(required = true, examples = "news") String model,
        @Schema(oneOf = {String.class, String[].class}) Object prompt,

        @JsonProperty("max_tokens") @Schema(defaultValue = "16")
        int maxTokens,

        @Schema(defaultValue = "1", minimum = "0", maximum = "2")
        double temperature,

        @JsonProperty("top_p") @Schema(defaultValue = "1") double topP,
        @JsonProperty("top_k") @Schema(defaultValue = "0") int topK,

        @JsonProperty("repetition_penalty") @Schema(defaultValue = "1")
        double repetitionPenalty,

        long seed,
        List<String> stop,
        boolean stream) {}
