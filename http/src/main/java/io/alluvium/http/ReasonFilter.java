package io.alluvium.http;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Set;

/** Gives a reason to every refusal that has none, such as that of a wrong method, as the part of the API words it. */
@Provider
@Singleton
public class ReasonFilter implements ContainerResponseFilter {

    private static final Annotation[] NONE = {};
    private static final MediaType PROBLEM = MediaType.valueOf(Problem.MEDIA_TYPE);

    private final List<Wording> wordings;
    private final AllowedMethods methods;

    /** A filter with those wordings. */
    public ReasonFilter(@All List<Wording> wordings, AllowedMethods methods) {
        this.wordings = wordings;
        this.methods = methods;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() < Response.Status.BAD_REQUEST.getStatusCode() || response.hasEntity()) {
            return;
        }
        String path = "/" + request.getUriInfo().getPath().replaceFirst("^/+", "");
        allow(path, request.getMethod(), response);
        Response.StatusType status = response.getStatusInfo();
        String detail = Reason.of(status.getStatusCode(), request);
        wordings.stream()
                .filter(wording -> wording.paths().stream().anyMatch(part -> isWithin(part, path)))
                .findFirst()
                .ifPresentOrElse(
                        wording -> response.setEntity(wording.refusal(status, detail), NONE, wording.type()),
                        () -> response.setEntity(Problem.of(status, detail), NONE, PROBLEM));
    }

    /** Says of a path that has the method not, but others, which ones. */
    private void allow(String path, String method, ContainerResponseContext response) {
        if (response.getStatus() != Response.Status.NOT_FOUND.getStatusCode()
                && response.getStatus() != Response.Status.METHOD_NOT_ALLOWED.getStatusCode()) {
            return;
        }
        Set<String> allowed = methods.of(path);
        if (!allowed.isEmpty() && !allowed.contains(method)) {
            response.setStatusInfo(Response.Status.METHOD_NOT_ALLOWED);
            response.getHeaders().putSingle(HttpHeaders.ALLOW, String.join(", ", allowed));
        }
    }

    private static boolean isWithin(String part, String path) {
        return path.equals(part) || path.startsWith(part + "/");
    }
}
