package io.alluvium.registry.http;

import io.alluvium.http.Problem;
import io.alluvium.registry.node.RegistryNode;
import io.alluvium.registry.peft.PeftArchive;
import io.alluvium.registry.peft.VersionFiles;
import io.alluvium.registry.problem.RegistryException;
import io.alluvium.registry.view.RegistryView;
import io.alluvium.schemas.VersionManifest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Domains, versions and history; reads only. */
@Path("/v1/prompts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Prompt registry", description = "Immutable versions, movable aliases, and why they moved")
public class PromptResource {

    private final RegistryNode node;
    private final VersionFiles files;
    private final DomainViews domains;

    /** Answers from what the node knows. */
    public PromptResource(RegistryNode node, VersionFiles files, DomainViews domains) {
        this.node = node;
        this.files = files;
        this.domains = domains;
    }

    /** Lists the domains. */
    @GET
    @Operation(summary = "All domains at a glance")
    public List<DomainView> list() {
        return view().domains().stream().map(domains::of).toList();
    }

    /** Shows one domain. */
    @GET
    @Path("/{domain}")
    @Operation(summary = "One domain at a glance")
    @APIResponse(responseCode = "200")
    @APIResponse(
            responseCode = "404",
            description = "No such domain",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public DomainView domain(String domain) {
        domains.require(domain);
        return domains.of(domain);
    }

    /** Lists the versions of a domain, newest first. */
    @GET
    @Path("/{domain}/versions")
    @Operation(summary = "Versions of a domain, newest first", description = "To page, give the last number as before.")
    public List<VersionView> versions(
            String domain,
            @QueryParam("limit") @DefaultValue("200") int limit,
            @QueryParam("before") @DefaultValue("2147483647") int before) {
        domains.require(domain);
        return view().versions(domain).stream()
                .filter(version -> version.getVersion() < before)
                .limit(Math.max(1, limit))
                .map(VersionView::of)
                .toList();
    }

    /** Shows one version. */
    @GET
    @Path("/{domain}/versions/{version: [0-9]{1,9}}")
    @Operation(summary = "One version, with the gate's verdict", description = "It never changes.")
    @APIResponse(
            responseCode = "200",
            description = "The version",
            content = @Content(schema = @Schema(implementation = VersionView.class)))
    @APIResponse(
            responseCode = "404",
            description = "No such version",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response version(String domain, int version, @Context Request request) {
        VersionManifest found = require(domain, version);
        return Immutable.answer(request, new EntityTag("sha256:" + found.getDigest()), () -> VersionView.of(found));
    }

    /** Downloads a version as a PEFT directory. */
    @GET
    @Path("/{domain}/versions/{version: [0-9]{1,9}}/peft")
    @Produces("application/x-tar")
    @Operation(summary = "The version as a Hugging Face PEFT directory, in a tar")
    @APIResponse(responseCode = "200", description = "The tar", content = @Content(mediaType = "application/x-tar"))
    public Response peft(String domain, int version, @Context Request request) {
        VersionManifest found = require(domain, version);
        byte[] tar = PeftArchive.of(found, files::read);
        return Response.fromResponse(Immutable.answer(request, new EntityTag("peft:" + found.getDigest()), () -> tar))
                .type("application/x-tar")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + PeftArchive.directory(found) + ".tar\"")
                .build();
    }

    /** Lists every decided wish to move an alias of the domain, newest first. */
    @GET
    @Path("/{domain}/history")
    @Operation(summary = "Who moved which alias when and why, refusals too, newest first")
    public List<MoveView> history(String domain, @QueryParam("limit") @DefaultValue("200") int limit) {
        domains.require(domain);
        return view().history(domain).stream()
                .limit(Math.max(1, limit))
                .map(MoveView::of)
                .toList();
    }

    private VersionManifest require(String domain, int version) {
        domains.require(domain);
        return view().version(domain, version).orElseThrow(() -> RegistryException.unknownVersion(domain, version));
    }

    private RegistryView view() {
        return node.view();
    }
}
