package io.alluvium.registry.hub;

import io.alluvium.http.Problem;
import io.alluvium.registry.http.Download;
import io.alluvium.registry.peft.DirectoryFile;
import io.alluvium.registry.problem.RegistryException;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The files of versions where the Hub's client looks for them. */
@Path("/hub")
@Tag(name = "Hugging Face Hub")
public class HubFileResource {

    private final HubRepositories repositories;

    /** Serves what the repositories have. */
    public HubFileResource(HubRepositories repositories) {
        this.repositories = repositories;
    }

    /** Downloads a file, or with HEAD says what it is. */
    @GET
    @Path("/{repository: (?:[^/]+/)?[^/]+(?=/resolve/)}/resolve/{revision}/{file: .+}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(
            operationId = "getHubFile",
            summary = "A file of a version, as the Hugging Face Hub serves it",
            description = "The bytes are checked before the first one is sent. Range and If-Range are heeded. HEAD says"
                    + " commit, digest and size.")
    @APIResponse(
            responseCode = "200",
            description = "The bytes; X-Repo-Commit says of which commit, X-Linked-Etag their SHA-256",
            headers = {
                @Header(name = "X-Repo-Commit", schema = @Schema(implementation = String.class)),
                @Header(name = "X-Linked-Etag", schema = @Schema(implementation = String.class)),
                @Header(name = "X-Linked-Size", schema = @Schema(implementation = Long.class))
            },
            content = @Content(mediaType = MediaType.APPLICATION_OCTET_STREAM))
    @APIResponse(responseCode = "206", description = "The bytes of the range")
    @APIResponse(responseCode = "304", description = "The client has them")
    @APIResponse(
            responseCode = "404",
            description = "X-Error-Code says what is missing: RepoNotFound, RevisionNotFound or EntryNotFound",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "416",
            description = "The file is shorter",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response file(@BeanParam Asked asked, @Context HttpHeaders headers, @Context Request request) {
        Snapshot snapshot = repositories.snapshot(asked.repository(), asked.revision());
        DirectoryFile file = snapshot.file(asked.file());
        byte[] bytes = file.bytes().get();
        EntityTag tag = new EntityTag(file.sha256());
        Response.ResponseBuilder answer =
                Response.fromResponse(new Download(file.sha256(), tag, bytes).answer(request, headers));
        if (!snapshot.fixed()) {
            CacheControl ask = new CacheControl();
            ask.setNoCache(true);
            answer.cacheControl(ask);
        }
        if (request.getMethod().equals(HttpMethod.HEAD)) {
            answer.header(HttpHeaders.CONTENT_LENGTH, bytes.length); // Quarkus says it of bodies only.
        }
        return answer.header("X-Repo-Commit", snapshot.commit())
                .header("X-Linked-Etag", "\"" + file.sha256() + "\"")
                .header("X-Linked-Size", bytes.length)
                .build();
    }

    /** Refuses as the Hub does. */
    @ServerExceptionMapper
    public Response refused(RegistryException problem) {
        return HubRefusal.of(problem);
    }

    /**
     * Which file is asked for.
     *
     * @param repository the domain, with or without the owner before it
     * @param revision a version's number or digest, a commit, an alias, a tag, or main
     * @param file the file's name
     */
    public record Asked(
            @Parameter(description = "A domain, with or without its owner", example = "alluvium/news")
            @PathParam("repository")
            String repository,

            @Parameter(
                    description = "A number, an alias, a tag, a digest or a commit; main is what live names",
                    example = "7")
            @PathParam("revision")
            String revision,

            @Parameter(example = "adapter_config.json") @PathParam("file")
            String file) {}
}
