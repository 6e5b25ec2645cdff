package io.alluvium.registry.http;

import io.alluvium.http.Problem;
import io.alluvium.registry.peft.VersionFiles;
import io.alluvium.registry.problem.ProblemKind;
import io.alluvium.registry.problem.RegistryException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The files of versions by content address. */
@Path("/v1/blobs")
@Tag(name = "Prompt registry")
public class BlobResource {

    private final VersionFiles files;

    /** Reads the blob store. */
    public BlobResource(VersionFiles files) {
        this.files = files;
    }

    /** Downloads a file, after its bytes were compared with its name. */
    @GET
    @Path("/{sha256: [0-9a-f]{64}}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(
            operationId = "getBlob",
            summary = "The bytes of that SHA-256",
            description = "They are checked before the first one is sent. Range and If-Range are heeded.")
    @APIResponse(
            responseCode = "200",
            description = "The bytes",
            content = @Content(mediaType = MediaType.APPLICATION_OCTET_STREAM))
    @APIResponse(responseCode = "206", description = "The bytes of the range")
    @APIResponse(responseCode = "304", description = "The client has them")
    @APIResponse(
            responseCode = "416",
            description = "The file is shorter",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "No such blob",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "500",
            description = "The stored bytes are not what their name says",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response get(String sha256, @Context HttpHeaders headers, @Context Request request) {
        byte[] bytes = files.find(sha256)
                .orElseThrow(() -> new RegistryException(
                        ProblemKind.UNKNOWN_BLOB,
                        "Looking for blob " + sha256 + ": the blob store does not have it; the manifests of versions"
                                + " name the blobs"));
        return Download.answer(sha256, bytes, request, headers);
    }
}
