package io.alluvium.registry.http;

import io.alluvium.registry.problem.RegistryException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;

/** The answer to a body that is no JSON of the right shape. */
final class UnreadableBody {

    private UnreadableBody() {}

    /** What such a failure is answered with; another one's own answer stays. */
    static Response answer(Exception failure, String shape) {
        if (failure instanceof WebApplicationException other
                && other.getResponse().getStatus() != Response.Status.BAD_REQUEST.getStatusCode()) {
            return other.getResponse();
        }
        return ProblemMapper.response(
                RegistryException.badRequest("the body", "it is no JSON object such as " + shape));
    }
}
