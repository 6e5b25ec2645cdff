package io.alluvium.ingest.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * An error answer after RFC 9457.
 *
 * @param type names the kind of problem
 * @param title the kind of problem for people
 * @param status the HTTP status
 * @param code a stable code for programs
 * @param detail what was found and what to change
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(String type, String title, int status, String code, String detail) {

    static final MediaType MEDIA_TYPE = new MediaType("application", "problem+json");

    /** The answer with this problem. */
    static Response response(Response.Status status, String code, String detail) {
        Problem problem = new Problem("about:blank", status.getReasonPhrase(), status.getStatusCode(), code, detail);
        return Response.status(status).type(MEDIA_TYPE).entity(problem).build();
    }
}
