package io.alluvium.registry.http;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.alluvium.http.Problem;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** How a version stands: its aliases, its tags and whether it is retired. The version itself never changes. */
@Path("/v1/prompts/{domain}/versions/{version: [0-9]{1,9}}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Prompt registry")
@APIResponse(
        responseCode = "404",
        description = "No such version",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class StandingResource {

    private final DomainViews domains;
    private final Decisions decisions;

    /** Reads what the node knows and writes through the log. */
    public StandingResource(DomainViews domains, Decisions decisions) {
        this.domains = domains;
        this.decisions = decisions;
    }

    /** Shows how a version stands. */
    @GET
    @Path("/standing")
    @Operation(operationId = "getStanding", summary = "Aliases, tags and retirement of a version; these change")
    @APIResponse(
            responseCode = "200",
            description = "How it stands",
            content = @Content(schema = @Schema(implementation = StandingView.class)))
    public StandingView standing(String domain, int version) {
        return domains.standing(domains.version(domain, version));
    }

    /** Retires a version. */
    @POST
    @Path("/retire")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "retireVersion",
            summary = "Retire a version: it can be read, but cannot become live",
            description = "What is live now must be replaced first.")
    @APIResponse(
            responseCode = "200",
            description = "It is retired",
            content = @Content(schema = @Schema(implementation = StandingView.class)))
    @APIResponse(
            responseCode = "409",
            description = "It is live",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "400",
            description = "The body, or what it wishes for, cannot be understood",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public StandingView retire(String domain, int version, @Nullable WhyRequest body) {
        return decided(domain, version, true, body);
    }

    /** Takes a version back into use. */
    @POST
    @Path("/restore")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "restoreVersion", summary = "Take a retired version back into use")
    @APIResponse(
            responseCode = "200",
            description = "It is in use",
            content = @Content(schema = @Schema(implementation = StandingView.class)))
    @APIResponse(
            responseCode = "400",
            description = "The body, or what it wishes for, cannot be understood",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public StandingView restore(String domain, int version, @Nullable WhyRequest body) {
        return decided(domain, version, false, body);
    }

    /** Answers for bodies that are no JSON of the right shape. */
    @ServerExceptionMapper({WebApplicationException.class, MismatchedInputException.class})
    public Response unreadable(Exception failure) {
        return UnreadableBody.answer(failure, "{\"reason\": \"...\", \"actor\": \"...\"}");
    }

    private StandingView decided(String domain, int version, boolean retired, @Nullable WhyRequest body) {
        Because because = Objects.requireNonNullElse(body, WhyRequest.NOTHING).because();
        domains.version(domain, version);
        decisions.retire(domain, version, retired, because);
        return standing(domain, version);
    }
}
