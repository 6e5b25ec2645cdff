package io.alluvium.registry.http;

import io.alluvium.registry.cloud.About;
import io.alluvium.registry.cloud.CloudEvent;
import io.alluvium.registry.cloud.CloudEvents;
import io.alluvium.registry.event.LogPosition;
import io.alluvium.registry.event.RegistryEvent;
import io.alluvium.registry.subscribe.Follower;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.Map;
import java.util.concurrent.Flow;

/** A follower's events as server-sent events; the socket takes the next one when it has sent the last. */
final class EventStream implements Follower.Teller {

    private final CloudEvents events;
    private final Sse sse;
    private final Flow.Subscriber<? super OutboundSseEvent> out;

    EventStream(CloudEvents events, Sse sse, Flow.Subscriber<? super OutboundSseEvent> out) {
        this.events = events;
        this.sse = sse;
        this.out = out;
    }

    @Override
    public void hello(LogPosition position) {
        String id = position.id();
        send(
                "hello",
                position,
                new CloudEvent(
                        CloudEvents.SPECVERSION,
                        "stream/" + id,
                        events.source(),
                        "io.alluvium.prompt.stream.opened.v1",
                        "stream",
                        null,
                        MediaType.APPLICATION_JSON,
                        "",
                        id,
                        Map.of("position", id)));
    }

    @Override
    public void event(RegistryEvent event, LogPosition position) {
        events.of(event.record(), event.mark() == null ? null : position)
                .ifPresent(cloudEvent ->
                        send(About.of(event.record()).orElseThrow().kind(), position, cloudEvent));
    }

    @Override
    public void alive(LogPosition position) {
        out.onNext(sse.newEventBuilder().id(position.id()).comment("alive").build());
    }

    private void send(String name, LogPosition position, CloudEvent event) {
        out.onNext(sse.newEventBuilder()
                .id(position.id())
                .name(name)
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(event)
                .build());
    }
}
