package io.alluvium.registry.http;

import io.alluvium.http.Problem;
import io.alluvium.registry.node.RegistryNode;
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
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Domains at a glance. Every node knows all of them. */
@Path("/v1/prompts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Prompt registry", description = "Immutable versions, movable aliases, and why they moved")
public class DomainResource {

    private final RegistryNode node;
    private final DomainViews domains;

    /** Answers from what the node knows. */
    public DomainResource(RegistryNode node, DomainViews domains) {
        this.node = node;
        this.domains = domains;
    }

    /** Lists the domains. */
    @GET
    @Operation(
            operationId = "listDomains",
            summary = "Domains at a glance, by name",
            description = "Whole on every node. The header Link names the next page.")
    @APIResponse(
            responseCode = "200",
            description = "A page of domains",
            content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = DomainView.class)))
    public Response list(
            @QueryParam("prefix") @DefaultValue("") String prefix,
            @QueryParam("limit") @DefaultValue("1000") int limit,
            @QueryParam("cursor") @Nullable String cursor,
            @Context UriInfo uri) {
        List<String> names =
                node.view().domains(prefix, cursor == null ? "" : Cursor.text(cursor), Page.fetched(limit));
        return Page.of(names, limit, uri).next(Cursor::ofText).answer(name -> Stream.of(domains.of(name)));
    }

    /** Shows one domain. */
    @GET
    @Path("/{domain}")
    @Operation(operationId = "getDomain", summary = "One domain at a glance")
    @APIResponse(
            responseCode = "200",
            description = "The domain",
            content = @Content(schema = @Schema(implementation = DomainView.class)))
    @APIResponse(
            responseCode = "404",
            description = "No such domain",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public DomainView domain(String domain) {
        domains.require(domain);
        return domains.of(domain);
    }
}
