package io.alluvium.registry.http;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.alluvium.http.Problem;
import io.alluvium.registry.node.RegistryNode;
import io.alluvium.registry.problem.RegistryException;
import io.alluvium.schemas.TagChange;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
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

/** Tags of versions: names and values for people and scripts, which the registry itself makes nothing of. */
@Path("/v1/prompts/{domain}/versions/{version: [0-9]{1,9}}/tags")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Prompt registry")
@APIResponse(
        responseCode = "404",
        description = "No such version",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class TagResource {

    private final RegistryNode node;
    private final DomainViews domains;
    private final Decisions decisions;

    /** Reads what the node knows and writes through the log. */
    public TagResource(RegistryNode node, DomainViews domains, Decisions decisions) {
        this.node = node;
        this.domains = domains;
        this.decisions = decisions;
    }

    /** Lists the tags of a version. */
    @GET
    @Operation(operationId = "listTags", summary = "The tags of a version, with who set them and why")
    public List<TagView> list(String domain, int version) {
        domains.version(domain, version);
        return node.view().tags(domain, version).values().stream()
                .map(TagView::of)
                .toList();
    }

    /** Shows a tag. */
    @GET
    @Path("/{tag}")
    @Operation(operationId = "getTag", summary = "What a tag says; its ETag is for If-Match")
    @APIResponse(
            responseCode = "200",
            description = "The tag",
            content = @Content(schema = @Schema(implementation = TagView.class)))
    @APIResponse(
            responseCode = "404",
            description = "The version has no such tag",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response get(@BeanParam TagAsked asked, @Context Request request) {
        TagChange set = require(asked);
        Response.ResponseBuilder known = request.evaluatePreconditions(TagBelief.tag(set));
        return (known != null ? known : Response.ok(TagView.of(set)))
                .tag(TagBelief.tag(set))
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .build();
    }

    /** Sets a tag. */
    @PUT
    @Path("/{tag}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "setTag",
            summary = "Set a tag",
            description = "Compare-and-set with If-Match (the ETag of a GET) or If-None-Match: *; whatever it says now"
                    + " without either.")
    @APIResponse(
            responseCode = "200",
            description = "The tag says so",
            content = @Content(schema = @Schema(implementation = TagView.class)))
    @APIResponse(
            responseCode = "412",
            description = "The tag says something else than believed",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "400",
            description = "The body, or what it wishes for, cannot be understood",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response set(@BeanParam TagAsked asked, @Nullable TagRequest body) {
        TagRequest wish = Objects.requireNonNullElse(body, TagRequest.NOTHING);
        TagChange decided = change(asked, wish.wantedValue(), wish.because());
        return Response.ok(TagView.of(decided)).tag(TagBelief.tag(decided)).build();
    }

    /** Removes a tag. */
    @DELETE
    @Path("/{tag}")
    @Operation(operationId = "removeTag", summary = "Remove a tag; the history keeps what it said, and the reason")
    @APIResponse(responseCode = "204", description = "The tag is gone")
    @APIResponse(
            responseCode = "404",
            description = "The version has no such tag",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "412",
            description = "The tag says something else than believed",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "400",
            description = "There is no reason",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response remove(
            @BeanParam TagAsked asked,
            @QueryParam("reason") @Nullable String reason,
            @QueryParam("actor") @Nullable String actor) {
        Because because = Because.of(reason, actor);
        require(asked);
        change(asked, null, because);
        return Response.noContent().build();
    }

    /** Answers for bodies that are no JSON of the right shape. */
    @ServerExceptionMapper({WebApplicationException.class, MismatchedInputException.class})
    public Response unreadable(Exception failure) {
        return UnreadableBody.answer(failure, "{\"value\": \"...\", \"reason\": \"...\", \"actor\": \"...\"}");
    }

    private TagChange change(TagAsked asked, @Nullable String value, Because because) {
        domains.version(asked.domain(), asked.version());
        TagBelief believed = TagBelief.of(asked, node.view().tags(asked.domain(), asked.version()));
        TagChange.Builder wish = TagChange.newBuilder()
                .setDomain(asked.domain())
                .setVersion(asked.version())
                .setTag(asked.tag())
                .setValue(value)
                .setExpectAny(believed.any())
                .setExpectedValue(believed.value());
        return decisions.tag(wish, because);
    }

    private TagChange require(TagAsked asked) {
        domains.version(asked.domain(), asked.version());
        TagChange set = node.view().tags(asked.domain(), asked.version()).get(asked.tag());
        if (set == null) {
            throw RegistryException.unknownTag(asked.domain(), asked.version(), asked.tag());
        }
        return set;
    }
}
