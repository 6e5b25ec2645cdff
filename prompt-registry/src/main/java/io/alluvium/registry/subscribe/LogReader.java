package io.alluvium.registry.subscribe;

import io.alluvium.registry.event.LogPosition;
import io.alluvium.registry.event.RegistryEvent;
import io.alluvium.registry.event.RegistryEvents;
import io.alluvium.registry.view.RegistryView;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One subscriber's place in the log. It keeps the place and no events: what the subscriber is not ready for stays in the
 * view, so that one who lags behind costs nothing, and misses nothing. Not for several threads at once.
 */
public final class LogReader {

    private static final int LOOKED_AT = 256;

    private final RegistryView view;
    private final RegistryEvents events;
    private final EventFilter filter;
    private LogPosition position;

    /** Begins after that position. */
    public LogReader(RegistryView view, RegistryEvents events, EventFilter filter, LogPosition from) {
        this.view = view;
        this.events = events;
        this.filter = filter;
        this.position = from;
    }

    /**
     * An event of the log, and how far the log is read with it.
     *
     * @param event the event
     * @param position the place after it
     */
    public record Read(RegistryEvent event, LogPosition position) {}

    /** The next chosen events, so many at most; empty where there is nothing more to look at. */
    public List<Read> next(int limit) {
        List<Read> chosen = new ArrayList<>();
        boolean more = true;
        while (chosen.isEmpty() && more) {
            List<RegistryEvent> looked = view.after(position, events.position(), LOOKED_AT);
            more = !looked.isEmpty();
            choose(looked, limit, chosen);
        }
        return chosen;
    }

    private void choose(List<RegistryEvent> looked, int limit, List<Read> chosen) {
        for (RegistryEvent event : looked) {
            if (chosen.size() == limit) {
                return;
            }
            position = position.after(Objects.requireNonNull(event.mark(), "events of the log have a place"));
            if (filter.passes(event, view)) {
                chosen.add(new Read(event, position));
            }
        }
    }

    /** What it reads. */
    RegistryView view() {
        return view;
    }

    /** How far it has read. */
    public LogPosition position() {
        return position;
    }
}
