package io.alluvium.registry.http;

import io.alluvium.http.Problem;
import io.alluvium.registry.node.RegistryNode;
import io.alluvium.registry.peft.PeftArchive;
import io.alluvium.registry.peft.VersionFiles;
import io.alluvium.registry.problem.ProblemKind;
import io.alluvium.registry.problem.RegistryException;
import io.alluvium.schemas.BlobReference;
import io.alluvium.schemas.VersionManifest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
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

/** Versions and their files; they never change. */
@Path("/v1/prompts/{domain}/versions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Prompt registry")
@APIResponse(
        responseCode = "404",
        description = "No such domain or version",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class VersionResource {

    private final RegistryNode node;
    private final VersionFiles files;
    private final DomainViews domains;

    /** Answers from what the node knows. */
    public VersionResource(RegistryNode node, VersionFiles files, DomainViews domains) {
        this.node = node;
        this.files = files;
        this.domains = domains;
    }

    /** Lists the versions of a domain, newest first. */
    @GET
    @Operation(
            operationId = "listVersions",
            summary = "Versions of a domain, newest first",
            description = "To page, give the last number as before; the header Link names the next page.")
    @APIResponse(
            responseCode = "200",
            description = "A page of versions",
            content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = VersionView.class)))
    public Response versions(
            String domain,
            @QueryParam("limit") @DefaultValue("200") int limit,
            @QueryParam("before") @DefaultValue("2147483647") int before,
            @Context UriInfo uri) {
        domains.require(domain);
        List<VersionManifest> found = node.view().versions(domain, before, Page.fetched(limit));
        return Page.of(found, limit, uri)
                .next("before", last -> Integer.toString(last.getVersion()))
                .answer(version -> Stream.of(VersionView.of(version)));
    }

    /** Shows one version. */
    @GET
    @Path("/{version: [0-9]{1,9}}")
    @Operation(
            operationId = "getVersion",
            summary = "One version, with its lineage and the gate's verdict",
            description = "It never changes; its ETag is its digest. What may change is its standing.")
    @APIResponse(
            responseCode = "200",
            description = "The version",
            content = @Content(schema = @Schema(implementation = VersionView.class)))
    @APIResponse(responseCode = "304", description = "The client has it")
    public Response version(String domain, int version, @Context Request request) {
        return manifest(domains.version(domain, version), request);
    }

    /** Shows one version by its digest. */
    @GET
    @Path("/{digest: sha256(?::|%3[Aa])[0-9a-f]{64}}")
    @Operation(operationId = "getVersionByDigest", summary = "The same by digest")
    @APIResponse(
            responseCode = "200",
            description = "The version",
            content = @Content(schema = @Schema(implementation = VersionView.class)))
    @APIResponse(responseCode = "304", description = "The client has it")
    public Response byDigest(String domain, @PathParam("digest") String named, @Context Request request) {
        domains.require(domain);
        String digest = named.substring(named.length() - 64);
        VersionManifest found = node.view().versionsOf(digest).stream()
                .filter(version -> version.getDomain().equals(domain))
                .findFirst()
                .orElseThrow(() -> new RegistryException(
                        ProblemKind.UNKNOWN_VERSION,
                        "Looking for the version of " + domain + " with digest " + digest
                                + ": no version of it has that one; GET /v1/versions?digest=" + digest
                                + " looks in all domains"));
        return manifest(found, request);
    }

    /** Downloads a file of a version. */
    @GET
    @Path("/{version: [0-9]{1,9}}/files/{name}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(
            operationId = "getFile",
            summary = "A file of a version by its name in the PEFT directory",
            description = "The bytes are checked before the first one is sent. Range and If-Range are heeded.")
    @APIResponse(
            responseCode = "200",
            description = "The bytes",
            content = @Content(mediaType = MediaType.APPLICATION_OCTET_STREAM))
    @APIResponse(responseCode = "206", description = "The bytes of the range")
    @APIResponse(
            responseCode = "404",
            description = "No such version or file",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "416",
            description = "The file is shorter",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response file(@BeanParam FileAsked asked, @Context HttpHeaders headers, @Context Request request) {
        VersionManifest found = domains.version(asked.domain(), asked.version());
        BlobReference file = found.getBlobs().stream()
                .filter(blob -> blob.getName().equals(asked.name()))
                .findFirst()
                .orElseThrow(() -> new RegistryException(
                        ProblemKind.UNKNOWN_FILE,
                        "Looking for file " + asked.name() + " of " + asked.domain() + "@" + asked.version()
                                + ": it has "
                                + found.getBlobs().stream()
                                        .map(BlobReference::getName)
                                        .toList()));
        return Download.answer(file.getSha256(), files.read(file), request, headers);
    }

    /** Downloads a version as a PEFT directory. */
    @GET
    @Path("/{version: [0-9]{1,9}}/peft")
    @Produces("application/x-tar")
    @Operation(operationId = "getPeft", summary = "The version as a Hugging Face PEFT directory, in a tar")
    @APIResponse(responseCode = "200", description = "The tar", content = @Content(mediaType = "application/x-tar"))
    public Response peft(String domain, int version, @Context Request request) {
        VersionManifest found = domains.version(domain, version);
        byte[] tar = PeftArchive.of(found, files::read);
        return Response.fromResponse(Immutable.answer(request, new EntityTag("peft:" + found.getDigest()), () -> tar))
                .type("application/x-tar")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + PeftArchive.directory(found) + ".tar\"")
                .build();
    }

    private static Response manifest(VersionManifest version, Request request) {
        return Immutable.answer(request, new EntityTag("sha256:" + version.getDigest()), () -> VersionView.of(version));
    }
}
