package io.alluvium.registry.webhook;

import io.alluvium.schemas.Webhook;
import io.alluvium.schemas.WebhookStatus;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Has the webhooks of its partitions. It looks at each of them many times a second, and never waits: what is being posted
 * is posted elsewhere, and what came of it is kept when it is known.
 */
final class WebhookProcessor implements Processor<String, SpecificRecord, String, SpecificRecord> {

    private static final Duration RHYTHM = Duration.ofMillis(100);
    private static final String HOOK = "hook\t";
    private static final String STATUS = "status\t";

    private final Deliveries deliveries;
    private final Map<String, Delivery> running = new HashMap<>();
    private ProcessorContext<String, SpecificRecord> context;
    private KeyValueStore<String, SpecificRecord> store;

    @SuppressWarnings("NullAway.Init") // init comes before process, by Processor's contract
    WebhookProcessor(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> context) {
        this.context = context;
        this.store = context.getStateStore(WebhookTopology.HOOKS);
        try (KeyValueIterator<String, SpecificRecord> kept = store.all()) {
            while (kept.hasNext()) {
                KeyValue<String, SpecificRecord> entry = kept.next();
                if (entry.value instanceof Webhook hook
                        && store.get(STATUS + hook.getId()) instanceof WebhookStatus status) {
                    running.put(hook.getId(), deliveries.of(hook, status));
                }
            }
        }
        context.schedule(RHYTHM, PunctuationType.WALL_CLOCK_TIME, now -> look());
    }

    @Override
    public void process(Record<String, SpecificRecord> input) {
        String id = input.key();
        Delivery before = running.remove(id);
        if (before != null) {
            before.end();
        }
        if (input.value() instanceof Webhook hook) {
            WebhookStatus status = store.get(STATUS + id) instanceof WebhookStatus kept ? kept : Statuses.of(hook);
            store.put(HOOK + id, hook);
            keep(status);
            running.put(id, deliveries.of(hook, status));
        } else {
            store.delete(HOOK + id);
            store.delete(STATUS + id);
            context.forward(input.withValue(null));
        }
    }

    @Override
    public void close() {
        running.values().forEach(Delivery::end);
        running.clear();
    }

    private void look() {
        for (Delivery delivery : running.values()) {
            Optional<WebhookStatus> changed = delivery.look();
            changed.ifPresent(this::keep);
        }
    }

    private void keep(WebhookStatus status) {
        store.put(STATUS + status.getId(), status);
        context.forward(new Record<>(status.getId(), status, context.currentSystemTimeMs()));
    }
}
