package io.alluvium.worker.http;

import io.alluvium.worker.predict.PredictException;
import io.alluvium.worker.predict.Problem;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.EnumMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one table from problem to status, type and code. */
final class Errors {

    private static final Logger LOG = LoggerFactory.getLogger(Errors.class);
    private static final String INVALID = "invalid_request_error";
    private static final String SERVER = "server_error";
    private static final int NEVER = 0;
    private static final Map<Problem, Row> TABLE = new EnumMap<>(Map.of(
            Problem.INVALID_REQUEST, new Row(400, INVALID, "invalid_request", NEVER),
            Problem.CONTEXT_EXCEEDED, new Row(400, INVALID, "context_length_exceeded", NEVER),
            Problem.UNKNOWN_MODEL, new Row(404, INVALID, "model_not_found", NEVER),
            Problem.UNUSABLE_VERSION, new Row(409, INVALID, "version_not_for_this_model", NEVER),
            Problem.DAMAGED_VERSION, new Row(502, SERVER, "version_damaged", 30),
            Problem.REGISTRY_AWAY, new Row(503, SERVER, "registry_unavailable", 5),
            Problem.OVERLOADED, new Row(429, "rate_limit_error", "too_many_requests", 1),
            Problem.WAITED_TOO_LONG, new Row(503, SERVER, "overloaded", 5),
            Problem.STOPPING, new Row(503, SERVER, "stopping", 5)));

    private Errors() {}

    /**
     * What a problem becomes.
     *
     * @param status the HTTP status
     * @param type OpenAI's kind of error
     * @param code the stable code
     * @param retryAfterSeconds when to try again; 0: it is of no use
     */
    private record Row(int status, String type, String code, int retryAfterSeconds) {}

    /** The stable code of any failure. */
    static String code(Throwable failure) {
        return failure instanceof PredictException known ? row(known).code() : "internal_error";
    }

    /** Any failure as an error; what is not foreseen is logged, and told without its details. */
    static OpenAiError body(Throwable failure) {
        if (failure instanceof PredictException known) {
            Row row = row(known);
            return new OpenAiError(new OpenAiError.Detail(
                    String.valueOf(known.getMessage()),
                    row.type(),
                    known.parameter().orElse(null),
                    row.code()));
        }
        LOG.atError().setCause(failure).log("A request failed for a reason that was not foreseen");
        return new OpenAiError(new OpenAiError.Detail(
                "The worker failed on this request; its log says why. Try again, or tell the operator.",
                SERVER,
                null,
                "internal_error"));
    }

    /** Any failure as a response. */
    static Response response(Throwable failure) {
        if (failure instanceof WebApplicationException http) {
            return http.getResponse();
        }
        Response.ResponseBuilder response = Response.status(500);
        if (failure instanceof PredictException known) {
            Row row = row(known);
            response.status(row.status());
            if (row.retryAfterSeconds() != NEVER) {
                response.header(HttpHeaders.RETRY_AFTER, row.retryAfterSeconds());
            }
        }
        return response.type(MediaType.APPLICATION_JSON_TYPE)
                .entity(body(failure))
                .build();
    }

    private static Row row(PredictException known) {
        Row row = TABLE.get(known.problem());
        if (row == null) {
            throw new IllegalStateException("The table of errors has no row for " + known.problem());
        }
        return row;
    }
}
