package io.alluvium.registry.http;

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
    static final String MEDIA_TYPE = "application/problem+json";
}
