package io.alluvium.registry.http;

import io.alluvium.http.Problem;
import io.alluvium.registry.cloud.CloudEvent;
import io.alluvium.registry.node.RegistryNode;
import io.alluvium.registry.problem.ProblemKind;
import io.alluvium.registry.problem.RegistryException;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.BeanParam;
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

    private final RegistryNode node;
    private final EventPublisher publisher;

    /** Passes on what the node learns. */
    public EventResource(RegistryNode node, EventPublisher publisher) {
        this.node = node;
        this.publisher = publisher;
    }

    /** Streams the events from now on, or from where the client left off. */
    @GET
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            operationId = "streamEvents",
            summary = "Versions, alias moves, workers and progress, as they happen",
            description = "Events: hello, version, alias, retirement, tag, worker, progress; the data of each is a"
                    + " CloudEvent in JSON. Each has an id, which says how far the log was read, such as 0:12.3:7; whoever"
                    + " comes back with it in Last-Event-ID, to any node, misses nothing and gets nothing twice. Workers"
                    + " and progress are passing news, of which a client that was away gets none. A client that does"
                    + " not take the next event for too long is cut off, and may come back.")
    @APIResponse(
            responseCode = "200",
            description = "The events",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = CloudEvent.class),
                            examples =
                                    @ExampleObject(
                                            name = "alias",
                                            value = "id: 0:12.3:7\nevent: alias\ndata: {\"specversion\":\"1.0\","
                                                    + "\"id\":\"news/r-9\",\"source\":\"urn:alluvium:registry\","
                                                    + "\"type\":\"io.alluvium.prompt.alias.moved.v1\","
                                                    + "\"subject\":\"news:live\",\"data\":{\"kind\":\"move\","
                                                    + "\"domain\":\"news\",\"alias\":\"live\",\"toVersion\":7}}\n\n")))
    @APIResponse(
            responseCode = "400",
            description = "The id is none of an event",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Multi<OutboundSseEvent> stream(
            @BeanParam EventsAsked asked,
            @HeaderParam(HttpHeaders.LAST_EVENT_ID_HEADER) @Nullable String lastEventId,
            @Context Sse sse,
            @Context HttpServerRequest request) {
        EventsAsked from = lastEventId == null ? asked : asked.from(lastEventId);
        if (!node.ready()) {
            throw new RegistryException(
                    ProblemKind.UNAVAILABLE, "Opening a stream of events: this node has not read the log yet");
        }
        return Multi.createFrom().publisher(publisher.stream(from, sse, request));
    }
}
