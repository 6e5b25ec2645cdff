package io.alluvium.registry.hub;

import io.alluvium.http.Problem;
import io.alluvium.registry.peft.DirectoryFile;
import io.alluvium.registry.problem.RegistryException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What the Hub's client asks before it fetches files: what a revision is, and which files it has. */
@Path("/hub/api/models")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Hugging Face Hub")
public class HubApiResource {

    private static final String NAME = "{repository: (?:[^/]+/)?[^/]+";

    private final HubRepositories repositories;

    /** Shows what the repositories have. */
    public HubApiResource(HubRepositories repositories) {
        this.repositories = repositories;
    }

    /** Says what main is. */
    @GET
    @Path("/" + NAME + "}")
    @Operation(operationId = "getHubModel", summary = "What a repository's revision main is: the live version")
    @APIResponse(
            responseCode = "200",
            description = "The revision",
            content = @Content(schema = @Schema(implementation = HubModel.class)))
    @APIResponse(
            responseCode = "404",
            description = "No such repository, or nothing is live",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public HubModel main(String repository) {
        return revision(repository, Revisions.MAIN);
    }

    /** Says what a revision is. */
    @GET
    @Path("/" + NAME + "(?=/revision/)}/revision/{revision}")
    @Operation(operationId = "getHubRevision", summary = "What a revision is: its commit and its files")
    @APIResponse(
            responseCode = "200",
            description = "The revision",
            content = @Content(schema = @Schema(implementation = HubModel.class)))
    @APIResponse(
            responseCode = "404",
            description = "No such repository or revision",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public HubModel revision(String repository, String revision) {
        Snapshot snapshot = repositories.snapshot(repository, revision);
        return HubModel.of(snapshot, repositories.retired(snapshot.version()));
    }

    /** Lists the revisions. */
    @GET
    @Path("/" + NAME + "(?=/refs$)}/refs")
    @Operation(
            operationId = "listHubRefs",
            summary = "The revisions of a repository: aliases as branches, versions as tags")
    @APIResponse(
            responseCode = "200",
            description = "The revisions",
            content = @Content(schema = @Schema(implementation = HubRefs.class)))
    @APIResponse(
            responseCode = "404",
            description = "No such repository",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public HubRefs refs(String repository) {
        return repositories.refs(repository);
    }

    /** Lists the files of a revision. */
    @GET
    @Path("/" + NAME + "(?=/tree/)}/tree/{revision}")
    @Operation(operationId = "listHubTree", summary = "The files of a revision, with digests and sizes")
    @APIResponse(
            responseCode = "200",
            description = "The files",
            content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = HubEntry.class)))
    @APIResponse(
            responseCode = "404",
            description = "No such repository or revision",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public List<HubEntry> tree(String repository, String revision) {
        return repositories.snapshot(repository, revision).files().values().stream()
                .map(HubEntry::of)
                .toList();
    }

    /** Lists a folder of a revision, of which there is none. */
    @GET
    @Path("/" + NAME + "(?=/tree/)}/tree/{revision}/{folder: .+}")
    @Operation(operationId = "listHubFolder", summary = "A folder of a revision; versions have none")
    @APIResponse(
            responseCode = "404",
            description = "There is no such folder",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public List<HubEntry> folder(String repository, String revision, String folder) {
        repositories.snapshot(repository, revision).file(folder + "/");
        return List.of();
    }

    /** Says what some files are; of what is not there nothing is said. */
    @POST
    @Path("/" + NAME + "(?=/paths-info/)}/paths-info/{revision}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(operationId = "getHubPaths", summary = "Those of some files that a revision has, with digests and sizes")
    @APIResponse(
            responseCode = "200",
            description = "The files",
            content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = HubEntry.class)))
    @APIResponse(
            responseCode = "404",
            description = "No such repository or revision",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "400",
            description = "The body is no form",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_FORM_URLENCODED,
                            examples =
                                    @ExampleObject(
                                            name = "two files",
                                            value = "paths=README.md&paths=adapter_config.json")))
    public List<HubEntry> paths(String repository, String revision, @FormParam("paths") List<String> paths) {
        Snapshot snapshot = repositories.snapshot(repository, revision);
        Stream<DirectoryFile> wanted =
                paths.stream().distinct().map(snapshot.files()::get).filter(Objects::nonNull);
        return wanted.map(HubEntry::of).toList();
    }

    /** Refuses as the Hub does. */
    @ServerExceptionMapper
    public Response refused(RegistryException problem) {
        return HubRefusal.of(problem);
    }
}
