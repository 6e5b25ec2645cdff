package io.alluvium.worker.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Locale;

/** Gives a reason to answers that refuse a request before any resource saw it, such as one with a wrong method. */
@Provider
public class ReasonFilter implements ContainerResponseFilter {

    private static final Annotation[] NONE = {};
    private static final List<String> OWN = List.of("v1/completions", "v1/score", "v1/models");

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        String path = request.getUriInfo().getPath().replaceFirst("^/+", "");
        if (OWN.stream().anyMatch(path::startsWith)
                && response.getStatus() >= Response.Status.BAD_REQUEST.getStatusCode()
                && !response.hasEntity()) {
            response.setEntity(body(response.getStatusInfo()), NONE, MediaType.APPLICATION_JSON_TYPE);
        }
    }

    private static OpenAiError body(Response.StatusType status) {
        String code = status.getReasonPhrase().toLowerCase(Locale.ROOT).replace(' ', '_');
        return new OpenAiError(new OpenAiError.Detail(detail(status), "invalid_request_error", null, code));
    }

    private static String detail(Response.StatusType status) {
        return switch (status.getStatusCode()) {
            case 404 -> "There is nothing at this path; /q/openapi lists the paths.";
            case 405 -> "This path has no such method; /q/openapi lists the methods.";
            case 406 -> "The answer comes as application/json; the header Accept asks for something else.";
            case 415 -> "The body must be application/json, and the header Content-Type say so.";
            default -> "The request cannot be read; /q/openapi says what it must look like.";
        };
    }
}
