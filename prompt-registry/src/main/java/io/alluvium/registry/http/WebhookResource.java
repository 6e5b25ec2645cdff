package io.alluvium.registry.http;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.alluvium.http.Problem;
import io.alluvium.registry.event.LogPosition;
import io.alluvium.registry.event.RegistryEvents;
import io.alluvium.registry.node.WebhookNode;
import io.alluvium.registry.problem.ProblemKind;
import io.alluvium.registry.problem.RegistryException;
import io.alluvium.registry.webhook.Signature;
import io.alluvium.registry.write.WebhookWrites;
import io.alluvium.schemas.Webhook;
import io.alluvium.schemas.WebhookStatus;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.security.SecureRandom;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Webhooks: addresses of others that events are posted to. */
@Path("/v1/webhooks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Prompt registry")
public class WebhookResource {

    private final WebhookNode node;
    private final WebhookWrites writes;
    private final RegistryEvents events;
    private final SecureRandom random = new SecureRandom();

    /** Reads what the node knows and writes through the webhooks' topic. */
    public WebhookResource(WebhookNode node, WebhookWrites writes, RegistryEvents events) {
        this.node = node;
        this.writes = writes;
        this.events = events;
    }

    /** Lists all webhooks. */
    @GET
    @Operation(operationId = "listWebhooks", summary = "All webhooks, and how far posting to each has come")
    public List<WebhookView> list() {
        return node.statuses().stream().map(WebhookView::of).toList();
    }

    /** Shows one. */
    @GET
    @Path("/{id}")
    @Operation(operationId = "getWebhook", summary = "A webhook, and how far posting to it has come")
    @APIResponse(
            responseCode = "200",
            description = "The webhook",
            content = @Content(schema = @Schema(implementation = WebhookView.class)))
    @APIResponse(
            responseCode = "404",
            description = "No such webhook",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public WebhookView get(String id) {
        return WebhookView.of(require(id));
    }

    /** Registers one. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "registerWebhook",
            summary = "Let events be posted to an address, signed as of Standard Webhooks",
            description =
                    "The answer says the secret, which is not said again. The body of a message is a CloudEvent in"
                            + " JSON. A message that is not answered with 2xx is posted again, ever later; after several"
                            + " attempts the webhook is shown as FAILING, and the attempts go on. A message may come twice, with"
                            + " the same webhook-id.")
    @APIResponse(
            responseCode = "201",
            description = "It is registered",
            content = @Content(schema = @Schema(implementation = WebhookView.class)))
    @APIResponse(
            responseCode = "400",
            description = "The address is none that can be posted to",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response register(@Nullable WebhookRequest body) {
        WebhookRequest wish = Objects.requireNonNullElse(body, WebhookRequest.NOTHING);
        Because because = wish.because();
        LogPosition from = wish.from();
        Webhook hook = Webhook.newBuilder()
                .setId("wh-" + UUID.randomUUID().toString().substring(24))
                .setUrl(wish.wantedUrl())
                .setDomains(WebhookRequest.list(wish.domains()))
                .setAliases(WebhookRequest.list(wish.aliases()))
                .setTags(WebhookRequest.list(wish.tags()))
                .setSecret(Signature.newSecret(random))
                .setAfter((from == null ? events.position() : from).id())
                .setActor(because.actor())
                .setReason(because.reason())
                .setCreatedAtMillis(System.currentTimeMillis())
                .build();
        WebhookStatus status = writes.register(hook);
        return Response.created(URI.create("/v1/webhooks/" + hook.getId()))
                .entity(WebhookView.of(status, hook.getSecret()))
                .header("Cache-Control", "no-store")
                .build();
    }

    /** Removes one. */
    @DELETE
    @Path("/{id}")
    @Operation(operationId = "removeWebhook", summary = "Post nothing more to a webhook, and forget its secret")
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(
            responseCode = "404",
            description = "No such webhook",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response remove(String id) {
        require(id);
        writes.remove(id);
        return Response.noContent().build();
    }

    /** Answers for bodies that are no JSON of the right shape. */
    @ServerExceptionMapper({WebApplicationException.class, MismatchedInputException.class})
    public Response unreadable(Exception failure) {
        return UnreadableBody.answer(
                failure,
                "{\"url\": \"https://...\", \"domains\": [\"...\"], \"aliases\": [\"live\"], \"reason\": \"...\","
                        + " \"actor\": \"...\"}");
    }

    private WebhookStatus require(String id) {
        return node.status(id)
                .orElseThrow(() -> new RegistryException(
                        ProblemKind.UNKNOWN_WEBHOOK,
                        "Looking for webhook " + id + ": there is none; GET /v1/webhooks lists them"));
    }
}
