package io.alluvium.registry.http;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.alluvium.http.Problem;
import io.alluvium.registry.node.RegistryNode;
import io.alluvium.registry.problem.ProblemKind;
import io.alluvium.registry.problem.RegistryException;
import io.alluvium.schemas.AliasMove;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Aliases: what they name, and moving them by compare-and-set. */
@Path("/v1/prompts/{domain}/aliases")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Prompt registry")
@APIResponse(
        responseCode = "404",
        description = "No such domain",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class AliasResource {

    private final RegistryNode node;
    private final DomainViews domains;
    private final Decisions decisions;

    /** Reads what the node knows and writes through the log. */
    public AliasResource(RegistryNode node, DomainViews domains, Decisions decisions) {
        this.node = node;
        this.domains = domains;
        this.decisions = decisions;
    }

    /** Lists the aliases of a domain. */
    @GET
    @Operation(operationId = "listAliases", summary = "What the aliases of a domain name")
    public List<AliasView> list(String domain) {
        domains.require(domain);
        return domains.aliases(domain);
    }

    /** Shows one alias. */
    @GET
    @Path("/{alias}")
    @Operation(
            operationId = "getAlias",
            summary = "What an alias names",
            description = "Its ETag is for If-Match, and with If-None-Match the answer is 304 while nothing moved.")
    @APIResponse(
            responseCode = "200",
            description = "The alias",
            content = @Content(schema = @Schema(implementation = AliasView.class)))
    @APIResponse(responseCode = "304", description = "The client has it")
    @APIResponse(
            responseCode = "404",
            description = "The alias names nothing",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response get(String domain, String alias, @Context Request request) {
        domains.require(domain);
        AliasMove last =
                node.view().alias(domain, alias).orElseThrow(() -> RegistryException.unknownAlias(domain, alias));
        EntityTag tag = new EntityTag(Precondition.tag(last));
        Response.ResponseBuilder known = request.evaluatePreconditions(tag);
        return (known != null ? known : Response.ok(domains.alias(last)))
                .tag(tag)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .build();
    }

    /** Moves an alias where it names what the client believes. */
    @PUT
    @Path("/{alias}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "moveAlias",
            summary = "Move an alias: promote, roll back, pin, or name a version anew",
            description = "Compare-and-set: If-Match carries the ETag of the alias, If-None-Match: * says that it names"
                    + " nothing yet. A version that the gate did not pass becomes live only with force. The history"
                    + " keeps the reason.")
    @APIResponse(
            responseCode = "200",
            description = "The alias moved",
            content = @Content(schema = @Schema(implementation = AliasView.class)))
    @APIResponse(
            responseCode = "409",
            description = "A rule refused the move; the history keeps it",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "412",
            description = "The alias names another version",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "428",
            description = "The request does not say what the alias names now",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "400",
            description = "The body, or what it wishes for, cannot be understood",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response move(@BeanParam Asked asked, @Nullable MoveRequest body) {
        MoveRequest wish = Objects.requireNonNullElse(body, MoveRequest.NOTHING);
        Precondition believed = Precondition.of(asked.ifMatch(), asked.ifNoneMatch(), wish.forced());
        AliasMove.Builder move = AliasMove.newBuilder()
                .setDomain(asked.domain())
                .setAlias(asked.alias())
                .setToVersion(wish.wantedVersion())
                .setForced(wish.forced())
                .setPin(wish.pin());
        Because because = wish.because();
        domains.require(asked.domain());
        if (believed.mustExist()
                && node.view().alias(asked.domain(), asked.alias()).isEmpty()) {
            throw new RegistryException(
                    ProblemKind.PRECONDITION_FAILED,
                    "Moving " + asked.domain() + ":" + asked.alias()
                            + ": it names nothing yet, and If-Match: * asks that it does; send If-None-Match: *");
        }
        return answer(domains, decisions.move(move, believed, because));
    }

    /** The alias after an accepted move. */
    static Response answer(DomainViews domains, AliasMove decided) {
        return Response.ok(domains.alias(decided))
                .tag(new EntityTag(Precondition.tag(decided)))
                .build();
    }

    /** Answers for bodies that are no JSON of the right shape. */
    @ServerExceptionMapper({WebApplicationException.class, MismatchedInputException.class})
    public Response unreadable(Exception failure) {
        return UnreadableBody.answer(
                failure, "{\"version\": 6, \"reason\": \"...\", \"actor\": \"...\"}, to move an alias");
    }

    /**
     * The request line and headers of a move.
     *
     * @param domain the domain
     * @param alias the alias
     * @param ifMatch the header If-Match
     * @param ifNoneMatch the header If-None-Match
     */
    public record Asked(
            @PathParam("domain") String domain,
            @PathParam("alias") String alias,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,

            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable
            String ifNoneMatch) {}
}
