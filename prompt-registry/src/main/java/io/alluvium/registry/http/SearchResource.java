package io.alluvium.registry.http;

import io.alluvium.http.Problem;
import io.alluvium.registry.node.RegistryNode;
import io.alluvium.registry.view.VersionPlace;
import io.alluvium.schemas.VersionManifest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Finds versions in all domains. */
@Path("/v1/versions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Prompt registry")
public class SearchResource {

    private final RegistryNode node;
    private final DomainViews domains;

    /** Answers from what the node knows. */
    public SearchResource(RegistryNode node, DomainViews domains) {
        this.node = node;
        this.domains = domains;
    }

    /** Finds versions. */
    @GET
    @Operation(
            operationId = "findVersions",
            summary = "Versions that meet all that is asked, by domain and newest first",
            description = "The header Link names the next page.")
    @APIResponse(
            responseCode = "200",
            description = "A page of what was found",
            content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = FoundView.class)))
    @APIResponse(
            responseCode = "400",
            description = "The cursor is none",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response find(
            @BeanParam SearchAsked asked,
            @QueryParam("limit") @DefaultValue("100") int limit,
            @QueryParam("cursor") @Nullable String cursor,
            @Context UriInfo uri) {
        Optional<VersionPlace> after = Optional.ofNullable(cursor).map(Cursor::version);
        List<VersionManifest> found = asked.digest() != null
                ? node.view().versionsOf(asked.digest()).stream()
                        .filter(asked::inDomain)
                        .toList()
                : node.view().find(asked.search(), after, Page.fetched(limit));
        return Page.of(found, limit, uri)
                .next(last -> Cursor.of(new VersionPlace(last.getDomain(), last.getVersion())))
                .answer(version -> Stream.of(FoundView.of(version, domains.standing(version))));
    }
}
