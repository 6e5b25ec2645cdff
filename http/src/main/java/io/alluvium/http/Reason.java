package io.alluvium.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jspecify.annotations.Nullable;

/** The sentence that says why a request was refused before any resource saw it: what was found, and where to look. */
final class Reason {

    private static final int LONGEST = 200;

    private Reason() {}

    static String of(int status, ContainerRequestContext request) {
        return switch (status) {
            case 404 ->
                "There is nothing at " + shown(request.getUriInfo().getPath())
                        + "; /q/openapi lists the paths and what their parameters must be";
            case 405 ->
                shown(request.getUriInfo().getPath()) + " has no method " + shown(request.getMethod())
                        + "; /q/openapi lists the methods of each path";
            case 406 ->
                "The answer does not come as " + shown(request.getHeaderString(HttpHeaders.ACCEPT))
                        + ", which the header Accept asks for; /q/openapi lists the media types";
            case 415 ->
                "The body cannot be read as " + shown(request.getHeaderString(HttpHeaders.CONTENT_TYPE))
                        + ", which the header Content-Type says it is; /q/openapi lists the media types";
            default ->
                status < 500
                        ? "The request cannot be read; /q/openapi says what it must look like"
                        : "The server failed on this request; its log says why. Try again, or tell the operator";
        };
    }

    private static String shown(@Nullable String found) {
        if (found == null || found.isBlank()) {
            return "nothing";
        }
        return found.length() > LONGEST ? found.substring(0, LONGEST) + "..." : found;
    }
}
