package io.alluvium.registry.fleet;

import io.alluvium.http.Problem;
import io.alluvium.registry.RegistryConfig;
import io.alluvium.registry.http.DomainViews;
import io.alluvium.registry.node.RegistryNode;
import io.alluvium.registry.rule.PublishRules;
import io.alluvium.schemas.VersionManifest;
import io.alluvium.schemas.WorkerAcknowledgement;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How far versions have come among the workers. */
@Path("/v1/prompts/{domain}/versions/{version: [0-9]{1,9}}/fleet")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Prompt registry")
public class RolloutResource {

    private final RegistryNode node;
    private final DomainViews domains;
    private final Duration patience;

    /** Answers from what the node knows; workers are late as the settings say. */
    public RolloutResource(RegistryNode node, DomainViews domains, RegistryConfig config) {
        this.node = node;
        this.domains = domains;
        this.patience = config.fleet().stragglerAfter();
    }

    /** Shows how far a version has come. */
    @GET
    @Operation(
            operationId = "getRollout",
            summary = "Who serves a version, who failed to, and who should by now and does not",
            description = "Of the workers that follow the live alias, each by what it last said of the domain.")
    @APIResponse(
            responseCode = "200",
            description = "How far it has come",
            content = @Content(schema = @Schema(implementation = RolloutView.class)))
    @APIResponse(
            responseCode = "404",
            description = "No such domain or version",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public RolloutView rollout(String domain, int version) {
        VersionManifest found = domains.version(domain, version);
        List<WorkerAcknowledgement> said = node.view().fleet(domain).stream()
                .filter(each -> each.getAlias().equals(PublishRules.LIVE))
                .toList();
        return RolloutView.of(
                Rollout.of(found, liveSince(found), said, Instant.now().minus(patience)));
    }

    private @Nullable Instant liveSince(VersionManifest version) {
        return node.view()
                .served(version.getDomain(), PublishRules.LIVE, Long.MAX_VALUE)
                .filter(served -> served.move().getToVersion() == version.getVersion())
                .map(served -> Instant.ofEpochMilli(served.fromMillis()))
                .orElse(null);
    }
}
