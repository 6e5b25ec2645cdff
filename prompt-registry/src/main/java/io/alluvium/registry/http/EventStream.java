package io.alluvium.registry.http;

import io.alluvium.registry.event.LogMark;
import io.alluvium.registry.event.LogPosition;
import io.alluvium.registry.event.RegistryEvent;
import io.alluvium.registry.event.RegistryEvents;
import io.alluvium.registry.view.RegistryView;
import io.alluvium.schemas.AliasMove;
import io.alluvium.schemas.DomainProgress;
import io.alluvium.schemas.Retirement;
import io.alluvium.schemas.TagChange;
import io.alluvium.schemas.VersionManifest;
import io.alluvium.schemas.WorkerAcknowledgement;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** One client's stream: what it missed, then what comes, each event of the log once. */
final class EventStream {

    private final Sse sse;
    private final Consumer<OutboundSseEvent> out;
    private LogPosition sent = LogPosition.START;

    EventStream(Sse sse, Consumer<OutboundSseEvent> out) {
        this.sse = sse;
        this.out = out;
    }

    /**
     * Listens first and reads the past then, so that nothing falls between; what comes meanwhile waits for the lock.
     */
    synchronized RegistryEvents.Subscription open(
            RegistryEvents events, RegistryView view, @Nullable LogPosition from) {
        RegistryEvents.Subscription subscription = events.subscribe(this::send);
        LogPosition now = events.position();
        sent = from == null ? now : from;
        out.accept(event("hello", Map.of("position", sent.id())));
        view.between(sent, now).forEach(this::send);
        return subscription;
    }

    private synchronized void send(RegistryEvent event) {
        LogMark mark = event.mark();
        if (mark != null && sent.covers(mark)) {
            return;
        }
        sent = mark == null ? sent : sent.after(mark);
        SpecificRecord record = event.record();
        if (record instanceof VersionManifest manifest) {
            out.accept(event("version", VersionView.of(manifest)));
        } else if (record instanceof AliasMove move) {
            out.accept(event("alias", MoveView.of(move)));
        } else if (record instanceof Retirement retirement) {
            out.accept(event("retirement", RetirementView.of(retirement)));
        } else if (record instanceof TagChange change) {
            out.accept(event("tag", TagChangeView.of(change)));
        } else if (record instanceof WorkerAcknowledgement said) {
            out.accept(event("worker", WorkerView.of(said)));
        } else if (record instanceof DomainProgress progress) {
            out.accept(event("progress", ProgressView.of(progress)));
        }
    }

    private OutboundSseEvent event(String name, Object data) {
        return sse.newEventBuilder()
                .id(sent.id())
                .name(name)
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(data)
                .build();
    }
}
