package io.alluvium.registry;

import io.alluvium.registry.event.RegistryEvent;
import io.alluvium.registry.event.RegistryEvents;
import io.alluvium.registry.node.WebhookNode;
import io.alluvium.registry.problem.RegistryException;
import io.alluvium.registry.rule.PublishRules;
import io.alluvium.schemas.AliasMove;
import io.alluvium.schemas.AliasMoveStatus;
import io.alluvium.schemas.VersionManifest;
import io.alluvium.schemas.WebhookStatus;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The registry in numbers. All are gauges over what the log says, so that reading the log anew at a start counts nothing
 * twice.
 */
@ApplicationScoped
public class RegistryMetrics {

    private final MeterRegistry meters;
    private final Map<String, AtomicReference<Double>> values = new ConcurrentHashMap<>();

    /** Registers with the application's meters. */
    public RegistryMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    void start(@Observes @Priority(900) StartupEvent event, RegistryEvents events, WebhookNode webhooks) {
        events.subscribe(this::count);
        Gauge.builder("alluvium.registry.event.streams", events, RegistryEvents::listenerCount)
                .description("Listeners to this node's events: streams, waiting writers and these metrics")
                .register(meters);
        Gauge.builder("alluvium.registry.webhooks.failing", webhooks, RegistryMetrics::failing)
                .description("Webhooks that have not taken a message for so long that somebody should look")
                .register(meters);
    }

    private static double failing(WebhookNode webhooks) {
        try {
            return webhooks.statuses().stream()
                    .filter(WebhookStatus::getFailing)
                    .count();
        } catch (RegistryException notYet) {
            return Double.NaN;
        }
    }

    private void count(RegistryEvent event) {
        if (event.record() instanceof VersionManifest version) {
            set("alluvium.registry.newest.version", version.getDomain(), version.getVersion());
            set(
                    "alluvium.registry.frozen.perplexity",
                    version.getDomain(),
                    version.getVerdict().getFrozenPerplexity());
            set(
                    "alluvium.registry.newest.perplexity",
                    version.getDomain(),
                    version.getVerdict().getCandidatePerplexity());
        } else if (event.record() instanceof AliasMove move
                && move.getStatus() == AliasMoveStatus.ACCEPTED
                && move.getAlias().equals(PublishRules.LIVE)) {
            set("alluvium.registry.live.version", move.getDomain(), move.getToVersion());
        }
    }

    private void set(String name, String domain, double value) {
        values.computeIfAbsent(name + "|" + domain, key -> {
                    AtomicReference<Double> fresh = new AtomicReference<>(value);
                    Gauge.builder(name, fresh, AtomicReference::get)
                            .tag("domain", domain)
                            .register(meters);
                    return fresh;
                })
                .set(value);
    }
}
