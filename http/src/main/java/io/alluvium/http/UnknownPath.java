package io.alluvium.http;

import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/**
 * Lets the filters see what no resource matches.
 *
 * <p>Without a mapper for this exception Quarkus REST hands an unmatched path, or one with a parameter that does not
 * match, on to the next handler of the HTTP server. There is none, and the answer is a bare 404.
 */
@Provider
public class UnknownPath implements ExceptionMapper<NotFoundException> {

    @Override
    public Response toResponse(NotFoundException unknown) {
        return unknown.getResponse();
    }
}
