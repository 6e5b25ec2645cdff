package io.alluvium.registry.http;

import io.alluvium.http.Problem;
import io.alluvium.registry.problem.ProblemKind;
import io.alluvium.registry.problem.RegistryException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers with a problem where the registry cannot answer as asked. */
@Provider
public class ProblemMapper implements ExceptionMapper<RegistryException> {

    @Override
    public Response toResponse(RegistryException exception) {
        return response(exception);
    }

    static Response response(RegistryException exception) {
        ProblemKind kind = exception.kind();
        Response.ResponseBuilder response = Response.status(kind.status())
                .header(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .entity(Problem.of(
                        exception.code(), kind.title(), kind.status(), String.valueOf(exception.getMessage())));
        if (kind == ProblemKind.UNAVAILABLE) {
            response.header(HttpHeaders.RETRY_AFTER, 1);
        }
        exception.length().ifPresent(length -> response.header("Content-Range", "bytes */" + length));
        return response.build();
    }
}
