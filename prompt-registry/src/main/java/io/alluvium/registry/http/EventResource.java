package io.alluvium.registry.http;

import io.alluvium.registry.RegistryConfig;
import io.alluvium.registry.event.LogPosition;
import io.alluvium.registry.event.RegistryEvents;
import io.alluvium.registry.node.RegistryNode;
import io.alluvium.registry.problem.ProblemKind;
import io.alluvium.registry.problem.RegistryException;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Changes as they happen, as server-sent events. */
@Path("/v1/events")
@Tag(name = "Prompt registry")
public class EventResource {

    /** Events that a slow client may lag behind before it is cut off; it may come back with its Last-Event-ID. */
    private static final int MAX_BEHIND = 4096;

    private final RegistryNode node;
    private final RegistryEvents events;
    private final RegistryConfig config;

    /** Passes on what the node learns. */
    public EventResource(RegistryNode node, RegistryEvents events, RegistryConfig config) {
        this.node = node;
        this.events = events;
        this.config = config;
    }

    /** Streams the events from now on, or from where the client left off. */
    @GET
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            operationId = "streamEvents",
            summary = "Versions, alias moves, workers and progress, as they happen",
            description =
                    "Events: hello, version, alias, retirement, tag (with an id, and in Last-Event-ID to go on"
                            + " from it, on any node), worker, progress (without). The id says how far the log was read, such as 0:12.3:7.")
    @APIResponse(
            responseCode = "200",
            description = "The events",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = String.class),
                            examples =
                                    @ExampleObject(
                                            name = "alias",
                                            value = "id: 0:12.3:7\nevent: alias\ndata: {\"kind\":\"move\","
                                                    + "\"domain\":\"news\",\"alias\":\"live\",\"toVersion\":7}\n\n")))
    public Multi<OutboundSseEvent> stream(
            @HeaderParam(HttpHeaders.LAST_EVENT_ID_HEADER) @Nullable String lastEventId, @Context Sse sse) {
        LogPosition from = lastEventId == null ? null : parse(lastEventId);
        if (!node.ready()) {
            throw new RegistryException(
                    ProblemKind.UNAVAILABLE, "Opening a stream of events: this node has not read the log yet");
        }
        Multi<OutboundSseEvent> news = Multi.createFrom()
                .<OutboundSseEvent>emitter(
                        emitter -> {
                            EventStream stream = new EventStream(sse, emitter::emit);
                            RegistryEvents.Subscription subscription = stream.open(events, node.view(), from);
                            emitter.onTermination(subscription::close);
                        },
                        MAX_BEHIND);
        Multi<OutboundSseEvent> heartbeat = Multi.createFrom()
                .ticks()
                .every(config.heartbeat())
                .onOverflow()
                .drop()
                .map(tick -> sse.newEventBuilder().comment("alive").build());
        return Multi.createBy().merging().streams(news, heartbeat);
    }

    private static LogPosition parse(String lastEventId) {
        return LogPosition.parse(lastEventId)
                .orElseThrow(() -> new RegistryException(
                        ProblemKind.BAD_REQUEST,
                        "Going on from Last-Event-ID: it must be the id of an event of this stream, such as 0:12.3:7"));
    }
}
