package io.alluvium.registry.http;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.alluvium.http.Problem;
import io.alluvium.registry.node.RegistryNode;
import io.alluvium.registry.problem.ProblemKind;
import io.alluvium.registry.problem.RegistryException;
import io.alluvium.registry.rule.PublishRules;
import io.alluvium.registry.view.Served;
import io.alluvium.schemas.AliasMove;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/**
 * What operators do, each by one call that says why. What they believe is what this node knows when it is called, or
 * what If-Match says; who is overtaken is refused with 412.
 */
@Path("/v1/prompts/{domain}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Prompt registry")
@APIResponse(
        responseCode = "409",
        description = "A rule refused it; the history keeps it",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@APIResponse(
        responseCode = "412",
        description = "It changed meanwhile",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@APIResponse(
        responseCode = "400",
        description = "The body, or what it wishes for, cannot be understood",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@APIResponse(
        responseCode = "404",
        description = "No such domain, version or alias",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class ActionResource {

    private final RegistryNode node;
    private final DomainViews domains;
    private final Decisions decisions;

    /** Reads what the node knows and writes through the log. */
    public ActionResource(RegistryNode node, DomainViews domains, Decisions decisions) {
        this.node = node;
        this.domains = domains;
        this.decisions = decisions;
    }

    /** Lets an alias name a version. */
    @POST
    @Path("/versions/{version: [0-9]{1,9}}/promote")
    @Operation(operationId = "promoteVersion", summary = "Make a version live, or another alias name it")
    @APIResponse(
            responseCode = "200",
            description = "The alias names it",
            content = @Content(schema = @Schema(implementation = AliasView.class)))
    public Response promote(
            String domain,
            int version,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable PromoteRequest body) {
        PromoteRequest wish = Objects.requireNonNullElse(body, PromoteRequest.NOTHING);
        Because because = Because.of(wish.reason(), wish.actor());
        domains.version(domain, version);
        String alias = Objects.requireNonNullElse(wish.alias(), PublishRules.LIVE);
        AliasMove.Builder move = AliasMove.newBuilder()
                .setDomain(domain)
                .setAlias(alias)
                .setToVersion(version)
                .setForced(Boolean.TRUE.equals(wish.force()))
                .setPin(wish.pin());
        return AliasResource.answer(
                domains,
                decisions.move(move, believed(ifMatch, last(domain, alias).orElse(null)), because));
    }

    /** Lets an alias name the version before. */
    @POST
    @Path("/aliases/{alias}/rollback")
    @Operation(
            operationId = "rollBackAlias",
            summary = "Let an alias name the version that it named before, and pin it there",
            description = "The next good version does not move a pinned alias; unpin it when the cause is gone.")
    @APIResponse(
            responseCode = "200",
            description = "The alias names the version before",
            content = @Content(schema = @Schema(implementation = AliasView.class)))
    public Response rollBack(
            String domain,
            String alias,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable RollbackRequest body) {
        RollbackRequest wish = Objects.requireNonNullElse(body, RollbackRequest.NOTHING);
        Because because = Because.of(wish.reason(), wish.actor());
        AliasMove last = require(domain, alias);
        Integer before = wish.to() != null
                ? wish.to()
                : node.view()
                        .served(domain, alias, Long.MAX_VALUE)
                        .map(Served::move)
                        .map(AliasMove::getFromVersion)
                        .orElse(null);
        if (before == null) {
            throw new RegistryException(
                    ProblemKind.WISH_REFUSED,
                    "nothing-before",
                    "Rolling " + domain + ":" + alias + " back: it never named another version than "
                            + last.getToVersion() + "; say which one with \"to\"");
        }
        AliasMove.Builder move = AliasMove.newBuilder()
                .setDomain(domain)
                .setAlias(alias)
                .setToVersion(before)
                .setPin(wish.pin() == null || wish.pin());
        return AliasResource.answer(domains, decisions.move(move, believed(ifMatch, last), because));
    }

    /** Pins an alias. */
    @POST
    @Path("/aliases/{alias}/pin")
    @Operation(operationId = "pinAlias", summary = "Leave an alias where it is, whatever passes the gate")
    @APIResponse(
            responseCode = "200",
            description = "The alias is pinned",
            content = @Content(schema = @Schema(implementation = AliasView.class)))
    public Response pin(
            String domain,
            String alias,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable WhyRequest body) {
        return pinned(domain, alias, ifMatch, new Holding(true, why(body)));
    }

    /** Unpins an alias. */
    @POST
    @Path("/aliases/{alias}/unpin")
    @Operation(operationId = "unpinAlias", summary = "Let the registry move an alias again")
    @APIResponse(
            responseCode = "200",
            description = "The alias is not pinned",
            content = @Content(schema = @Schema(implementation = AliasView.class)))
    public Response unpin(
            String domain,
            String alias,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable WhyRequest body) {
        return pinned(domain, alias, ifMatch, new Holding(false, why(body)));
    }

    /** Answers for bodies that are no JSON of the right shape. */
    @ServerExceptionMapper({WebApplicationException.class, MismatchedInputException.class})
    public Response unreadable(Exception failure) {
        return UnreadableBody.answer(failure, "{\"reason\": \"...\", \"actor\": \"...\"}");
    }

    private Response pinned(String domain, String alias, @Nullable String ifMatch, Holding holding) {
        AliasMove last = require(domain, alias);
        boolean passed =
                domains.version(domain, last.getToVersion()).getVerdict().getPassed();
        AliasMove.Builder move = AliasMove.newBuilder()
                .setDomain(domain)
                .setAlias(alias)
                .setToVersion(last.getToVersion())
                .setForced(!passed) // It is there already, whatever the gate said.
                .setPin(holding.pin());
        return AliasResource.answer(domains, decisions.move(move, believed(ifMatch, last), holding.because()));
    }

    /** Whether an alias is to stay where it is, and why. */
    private record Holding(boolean pin, Because because) {}

    private static Because why(@Nullable WhyRequest body) {
        return Objects.requireNonNullElse(body, WhyRequest.NOTHING).because();
    }

    private static Precondition believed(@Nullable String ifMatch, @Nullable AliasMove last) {
        return ifMatch == null ? Precondition.seen(last) : Precondition.of(ifMatch, null, false);
    }

    private AliasMove require(String domain, String alias) {
        domains.require(domain);
        return last(domain, alias).orElseThrow(() -> RegistryException.unknownAlias(domain, alias));
    }

    private Optional<AliasMove> last(String domain, String alias) {
        return node.view().alias(domain, alias);
    }
}
