package io.alluvium.worker.http;

import io.alluvium.http.Wording;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;

/** How the worker refuses a request that no resource saw: with an error that OpenAI's clients understand. */
@Singleton
final class Refusals implements Wording {

    @Override
    public List<String> paths() {
        return List.of("/v1/completions", "/v1/score", "/v1/models");
    }

    @Override
    public Object refusal(Response.StatusType status, String detail) {
        String code = status.getReasonPhrase().toLowerCase(Locale.ROOT).replace(' ', '_');
        return new OpenAiError(new OpenAiError.Detail(detail, "invalid_request_error", null, code));
    }

    @Override
    public MediaType type() {
        return MediaType.APPLICATION_JSON_TYPE;
    }
}
