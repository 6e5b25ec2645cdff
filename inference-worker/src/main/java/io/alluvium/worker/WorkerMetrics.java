package io.alluvium.worker;

import io.alluvium.worker.follow.FollowException;
import io.alluvium.worker.follow.PromptKey;
import io.alluvium.worker.follow.PromptVersion;
import io.alluvium.worker.follow.SubscriptionListener;
import io.alluvium.worker.predict.Admission;
import io.alluvium.worker.predict.Choice;
import io.alluvium.worker.predict.TextWriter;
import io.alluvium.worker.prompt.PromptLibrary;
import io.alluvium.worker.prompt.ServedVersion;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What the worker counts. Labels name domains that exist, never what a request made up. */
public final class WorkerMetrics implements SubscriptionListener {

    private final MeterRegistry meters;
    private final PromptLibrary library;
    private final Set<PromptKey> gauged = ConcurrentHashMap.newKeySet();

    /** Counts into the registry of meters. */
    public WorkerMetrics(MeterRegistry meters, PromptLibrary library, Admission admission, TextWriter writer) {
        this.meters = meters;
        this.library = library;
        Gauge.builder("alluvium.worker.requests.running", admission, Admission::running)
                .description("Requests at the model")
                .register(meters);
        Gauge.builder("alluvium.worker.requests.waiting", admission, Admission::waiting)
                .description("Requests that wait for their turn")
                .register(meters);
        Gauge.builder("alluvium.worker.rows.running", writer, TextWriter::running)
                .description("Texts that are continued together")
                .register(meters);
        Gauge.builder("alluvium.worker.rows.waiting", writer, TextWriter::waiting)
                .description("Texts that wait for a row")
                .register(meters);
    }

    /** A request was answered. */
    public void answered(String endpoint, ServedVersion served) {
        count(endpoint, served.domain(), "ok");
    }

    /** A request was not answered. */
    public void refused(String endpoint, String code) {
        count(endpoint, "none", code);
    }

    private void count(String endpoint, String domain, String outcome) {
        meters.counter("alluvium.worker.requests", "endpoint", endpoint, "domain", domain, "outcome", outcome)
                .increment();
    }

    /** A text was continued. */
    public void generated(ServedVersion served, Choice choice) {
        tokens(served, "prompt", choice.promptTokens());
        tokens(served, "completion", choice.newTokens());
    }

    /** Texts were scored. */
    public void scored(ServedVersion served, int count) {
        tokens(served, "score", count);
    }

    private void tokens(ServedVersion served, String kind, int count) {
        meters.counter("alluvium.worker.tokens", "domain", served.domain(), "kind", kind)
                .increment(count);
    }

    @Override
    public void swapped(PromptKey key, PromptVersion version, Duration duration) {
        Timer.builder("alluvium.worker.swap")
                .description("From the blobs at hand to the new prompt in use")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(10))
                .tag("domain", key.domain())
                .register(meters)
                .record(duration);
        if (gauged.add(key)) {
            gauge(key);
        }
    }

    private void gauge(PromptKey key) {
        Gauge.builder("alluvium.worker.active.version", library, prompts -> activeVersion(prompts, key))
                .description("The version that an alias names; 0 if it names none")
                .tag("domain", key.domain())
                .tag("alias", key.alias())
                .register(meters);
    }

    private static double activeVersion(PromptLibrary prompts, PromptKey key) {
        ServedVersion served = prompts.aliases().get(key);
        return served == null ? 0 : served.version();
    }

    @Override
    public void failed(PromptKey key, FollowException reason) {
        String kind = reason.getClass().getSimpleName().replace("Exception", "").toLowerCase(Locale.ROOT);
        meters.counter("alluvium.worker.swap.failures", "domain", key.domain(), "reason", kind)
                .increment();
    }
}
