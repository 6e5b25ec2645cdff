package io.alluvium.registry.http;

import io.alluvium.http.Problem;
import io.alluvium.registry.node.RegistryNode;
import io.alluvium.registry.problem.ProblemKind;
import io.alluvium.registry.problem.RegistryException;
import io.alluvium.registry.view.DecidedWish;
import io.alluvium.registry.view.Served;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What was before: every decision of a domain, and what served at a moment. */
@Path("/v1/prompts/{domain}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Prompt registry")
@APIResponse(
        responseCode = "404",
        description = "No such domain",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class HistoryResource {

    private final RegistryNode node;
    private final DomainViews domains;

    /** Answers from what the node knows. */
    public HistoryResource(RegistryNode node, DomainViews domains) {
        this.node = node;
        this.domains = domains;
    }

    /** Lists every decided wish of the domain, newest first. */
    @GET
    @Path("/history")
    @Operation(
            operationId = "listHistory",
            summary = "Who moved, retired or tagged what, when and why, refusals too, newest first",
            description = "The header Link names the next page.")
    @APIResponse(
            responseCode = "200",
            description = "A page of the history",
            content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = HistoryView.class)))
    public Response history(
            String domain,
            @QueryParam("limit") @DefaultValue("200") int limit,
            @QueryParam("cursor") @Nullable String cursor,
            @Context UriInfo uri) {
        domains.require(domain);
        long before = cursor == null ? Long.MAX_VALUE : Cursor.number(cursor);
        List<DecidedWish> entries = node.view().history(domain, before, Page.fetched(limit));
        return Page.of(entries, limit, uri)
                .next(last -> Cursor.of(last.offset()))
                .answer(entry -> HistoryView.of(entry).stream());
    }

    /** Says what an alias named at a moment. */
    @GET
    @Path("/served")
    @Operation(
            operationId = "getServed",
            summary = "What served the domain at a moment, who made it so, and on what evidence")
    @APIResponse(
            responseCode = "200",
            description = "What the alias named then",
            content = @Content(schema = @Schema(implementation = ServedView.class)))
    @APIResponse(
            responseCode = "404",
            description = "The alias named nothing then",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public ServedView served(
            String domain,
            @Parameter(description = "The moment, as of RFC 3339; now if absent", example = "2026-01-01T12:00:00Z")
                    @QueryParam("at")
                    @Nullable
                    String at,
            @QueryParam("alias") @DefaultValue("live") String alias) {
        domains.require(domain);
        Instant moment = at == null ? Instant.now() : moment(at);
        Served served = node.view()
                .served(domain, alias, moment.toEpochMilli())
                .orElseThrow(() -> nothing(domain, alias, moment));
        return ServedView.of(
                moment, served, domains.version(domain, served.move().getToVersion()));
    }

    private RegistryException nothing(String domain, String alias, Instant moment) {
        Optional<Instant> first = node.view().firstServed(domain, alias).map(Instant::ofEpochMilli);
        return new RegistryException(
                ProblemKind.NOTHING_SERVED,
                "Looking for what " + domain + ":" + alias + " named at " + moment + ": it named nothing; "
                        + first.map(since -> "it names something since " + since)
                                .orElse("it never named anything"));
    }

    private static Instant moment(String text) {
        try {
            Instant moment = OffsetDateTime.parse(text).toInstant();
            if (moment.getEpochSecond() < 0) {
                throw new DateTimeException("before 1970");
            }
            return moment;
        } catch (DateTimeException e) {
            throw RegistryException.badRequest(
                    "the moment", "\"at\" must be a time after 1970 such as 2026-01-01T12:00:00Z (a plus sign is %2B)");
        }
    }
}
