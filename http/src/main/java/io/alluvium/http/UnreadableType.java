package io.alluvium.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;

/**
 * Refuses a body whose Content-Type is no media type, also one that is empty where a request brings one.
 *
 * <p>Where resources of one path differ by what they read, Quarkus REST takes such a header apart to choose between
 * them, and takes its own failure for one of the server.
 */
@Provider
@PreMatching
public class UnreadableType implements ContainerRequestFilter {

    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

    @Override
    public void filter(ContainerRequestContext request) {
        String type = request.getHeaderString(HttpHeaders.CONTENT_TYPE);
        if (type != null && mayHaveBody(request) && !isReadable(type)) {
            request.abortWith(
                    Response.status(Response.Status.UNSUPPORTED_MEDIA_TYPE).build());
        }
    }

    private static boolean mayHaveBody(ContainerRequestContext request) {
        return WITH_BODY.contains(request.getMethod())
                || request.getLength() > 0
                || request.getHeaderString("Transfer-Encoding") != null;
    }

    private static boolean isReadable(String type) {
        try {
            MediaType read = MediaType.valueOf(type);
            return !read.getType().isEmpty() && !read.getSubtype().isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
