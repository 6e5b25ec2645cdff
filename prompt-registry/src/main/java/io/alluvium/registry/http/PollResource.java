package io.alluvium.registry.http;

import io.alluvium.http.Problem;
import io.alluvium.registry.cloud.CloudEvents;
import io.alluvium.registry.event.RegistryEvents;
import io.alluvium.registry.node.RegistryNode;
import io.alluvium.registry.problem.ProblemKind;
import io.alluvium.registry.problem.RegistryException;
import io.alluvium.registry.subscribe.Poll;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;

/** The same events for clients that cannot keep a stream open. */
@Path("/v1/events/poll")
@Tag(name = "Prompt registry")
public class PollResource {

    private static final int MOST = 1000;

    private final RegistryNode node;
    private final EventPublisher publisher;
    private final RegistryEvents events;
    private final CloudEvents cloudEvents;

    /** Passes on what the node learns. */
    public PollResource(RegistryNode node, EventPublisher publisher, RegistryEvents events, CloudEvents cloudEvents) {
        this.node = node;
        this.publisher = publisher;
        this.events = events;
        this.cloudEvents = cloudEvents;
    }

    /** Answers with what is new, as soon as something is. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @Operation(
            operationId = "pollEvents",
            summary = "What is new after a position; waits for it where asked to (long poll)",
            description = "GET /v1/events with after or wait is the same, unless it accepts text/event-stream. Without"
                    + " after the answer is where the log ends now, from which to ask on. Workers and progress are"
                    + " passing news and not told here.")
    @APIResponse(
            responseCode = "200",
            description = "What is new; nothing where nothing came in time",
            content = @Content(schema = @Schema(implementation = PollView.class)))
    @APIResponse(
            responseCode = "400",
            description = "The position or the time to wait cannot be read",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<PollView> poll(
            @BeanParam EventsAsked asked,
            @Parameter(description = "How long to wait for something, 60s at most", example = "30s")
                    @QueryParam("wait")
                    @DefaultValue("0s")
                    String wait,
            @Parameter(description = "How many events at most") @QueryParam("limit") @DefaultValue("100") int limit) {
        if (!node.ready()) {
            throw new RegistryException(
                    ProblemKind.UNAVAILABLE, "Asking for events: this node has not read the log yet");
        }
        Duration patience = asked.after() == null ? Duration.ZERO : Patience.parse(wait);
        ScheduledExecutorService threads = Infrastructure.getDefaultWorkerPool();
        Poll poll = new Poll(publisher.reader(asked), Math.min(Math.max(1, limit), MOST), threads);
        Future<?> timer = threads.schedule(poll::hurry, Math.max(1, patience.toMillis()), TimeUnit.MILLISECONDS);
        return Uni.createFrom()
                .completionStage(poll.open(events))
                .onTermination()
                .invoke(() -> {
                    timer.cancel(false);
                    poll.hurry();
                })
                .map(answer -> PollView.of(answer, cloudEvents));
    }
}
