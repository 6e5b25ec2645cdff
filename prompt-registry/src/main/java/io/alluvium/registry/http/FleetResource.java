package io.alluvium.registry.http;

import io.alluvium.registry.node.RegistryNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the workers serve and how far the learners have come. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Prompt registry")
public class FleetResource {

    private final RegistryNode node;

    /** Answers from what the node knows. */
    public FleetResource(RegistryNode node) {
        this.node = node;
    }

    /** Lists what each worker last said of each domain. */
    @GET
    @Path("/fleet")
    @Operation(operationId = "listFleet", summary = "Which worker serves which version")
    public List<WorkerView> fleet() {
        return node.view().fleet().stream().map(WorkerView::of).toList();
    }

    /** Lists how far the learning of each domain has come. */
    @GET
    @Path("/progress")
    @Operation(operationId = "listProgress", summary = "How far the learning of each domain has come")
    public List<ProgressView> progress() {
        return node.view().progress().stream().map(ProgressView::of).toList();
    }
}
