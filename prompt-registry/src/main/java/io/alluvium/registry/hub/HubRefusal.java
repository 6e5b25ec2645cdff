package io.alluvium.registry.hub;

import io.alluvium.registry.http.ProblemMapper;
import io.alluvium.registry.problem.RegistryException;
import jakarta.ws.rs.core.Response;

/** A refusal as the Hub's client reads it: the same problem as elsewhere, and in its headers what was not found. */
final class HubRefusal {

    private static final String CODE = "X-Error-Code";
    private static final String MESSAGE = "X-Error-Message";
    private static final int LONGEST = 500;

    private HubRefusal() {}

    static Response of(RegistryException problem) {
        Response.ResponseBuilder answer = Response.fromResponse(new ProblemMapper().toResponse(problem));
        switch (problem.kind()) {
            case UNKNOWN_DOMAIN -> answer.header(CODE, "RepoNotFound");
            case UNKNOWN_VERSION -> answer.header(CODE, "RevisionNotFound");
            case UNKNOWN_FILE -> answer.header(CODE, "EntryNotFound");
            default -> {
                // The client makes its own words of the status.
            }
        }
        return answer.header(MESSAGE, line(String.valueOf(problem.getMessage())))
                .build();
    }

    private static String line(String message) {
        String plain = message.replaceAll("[^ -~]", "?");
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
    }
}
