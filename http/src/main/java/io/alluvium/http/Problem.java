package io.alluvium.http;

import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A problem as of RFC 9457.
 *
 * @param type names the kind of problem
 * @param title what is the same every time
 * @param status the HTTP status
 * @param detail what was being done, what was found and what to change
 * @param code the kind for programs
 */
@Schema(
        description = "What went wrong (RFC 9457)",
        examples = "{\"type\":\"urn:alluvium:problem:precondition-failed\",\"title\":\"The alias has moved meanwhile\","
                + "\"status\":412,\"detail\":\"news:live names version 4, not version 3; read it again and"
                + " decide again\",\"code\":\"precondition-failed\"}")
public record Problem(String type, String title, int status, String detail, String code) {

    /** The media type of problems. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** The problem of that code. */
    public static Problem of(String code, String title, int status, String detail) {
        return new Problem("urn:alluvium:problem:" + code, title, status, detail, code);
    }

    /** The problem that a status is, where nothing more particular can be said. */
    static Problem of(Response.StatusType status, String detail) {
        String code = status.getReasonPhrase().toLowerCase(Locale.ROOT).replace(' ', '-');
        return of(code, status.getReasonPhrase(), status.getStatusCode(), detail);
    }
}
