package io.alluvium.registry.event;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes on what this node learns to whoever listens; keeps nothing but how far the log was read. */
@ApplicationScoped
public class RegistryEvents implements Consumer<RegistryEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(RegistryEvents.class);

    private final List<Consumer<RegistryEvent>> listeners = new CopyOnWriteArrayList<>();
    private volatile LogPosition position = LogPosition.START;

    /** Takes what the node's one reader thread just stored. */
    @Override
    public void accept(RegistryEvent event) {
        LogMark mark = event.mark();
        if (mark != null) {
            position = position.after(mark);
        }
        for (Consumer<RegistryEvent> listener : listeners) {
            try {
                listener.accept(event);
            } catch (RuntimeException failure) {
                LOG.atWarn().addKeyValue("error", failure.toString()).log("A listener to registry events failed");
            }
        }
    }

    /** How far this node has read the registry log. */
    public LogPosition position() {
        return position;
    }

    /** Listens from now on, until the subscription is closed. */
    public Subscription subscribe(Consumer<RegistryEvent> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** How many listen now. */
    public int listenerCount() {
        return listeners.size();
    }

    /** Ends the listening when closed. */
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
