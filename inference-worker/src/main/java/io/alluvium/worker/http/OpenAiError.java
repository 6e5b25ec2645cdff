package io.alluvium.worker.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An error in the shape that OpenAI's clients understand.
 *
 * @param error the error
 */
@Schema(name = "OpenAiError")
public record OpenAiError(Detail error) {

    /**
     * The error itself.
     *
     * @param message what was found and what to change
     * @param type the kind of error, by which clients choose an exception
     * @param param the parameter that is the reason; null if none is
     * @param code a stable code for programs
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "OpenAiErrorDetail")
    public record Detail(
            String message,
            @Schema(examples = "invalid_request_error") String type,
            @Nullable String param,
            @Schema(examples = "model_not_found") String code) {}
}
