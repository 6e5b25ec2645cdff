package io.alluvium.trainer;

import io.alluvium.learning.LearnerProgress;
import io.alluvium.learning.StepReport;
import io.alluvium.schemas.VersionManifest;
import io.alluvium.trainer.learn.TrainingWatcher;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The trainer in numbers, and in one log line for each version and each record that was not used. */
@ApplicationScoped
public class TrainerMetrics implements TrainingWatcher {

    private static final Logger LOG = LoggerFactory.getLogger(TrainerMetrics.class);
    private static final String DOMAIN = "domain";

    private final MeterRegistry meters;
    private final Map<String, AtomicReference<Double>> values = new ConcurrentHashMap<>();

    /** Registers with the application's meters. */
    public TrainerMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Shows how many records of the examples log wait. */
    public void lag(Supplier<Number> records) {
        Gauge.builder("alluvium.trainer.lag.records", records)
                .description("Records of the examples log that this process has still to learn")
                .register(meters);
    }

    /** Counts a stream thread that failed and was replaced. */
    public void failed() {
        meters.counter("alluvium.trainer.failures").increment();
    }

    @Override
    public void stepped(String domain, StepReport step) {
        meters.counter("alluvium.trainer.steps", DOMAIN, domain).increment();
        meters.counter("alluvium.trainer.tokens", DOMAIN, domain).increment(step.newTokens());
        meters.counter("alluvium.trainer.records", DOMAIN, domain).increment(step.newRecords());
        if (step.drift()) {
            meters.counter("alluvium.trainer.drifts", DOMAIN, domain).increment();
        }
        set("alluvium.trainer.train.loss", domain, step.trainLoss());
    }

    @Override
    public void handled(String domain, LearnerProgress progress, Duration took) {
        meters.timer("alluvium.trainer.handling", DOMAIN, domain).record(took);
        set("alluvium.trainer.prequential.loss", domain, progress.prequentialLoss());
        set("alluvium.trainer.frozen.loss", domain, progress.frozenPrequentialLoss());
        set("alluvium.trainer.pending.records", domain, progress.pendingRecords());
    }

    @Override
    public void waiting(String domain, long examples) {
        set("alluvium.trainer.waiting.records", domain, examples);
    }

    @Override
    public void proposed(VersionManifest manifest) {
        boolean passed = manifest.getVerdict().getPassed();
        meters.counter("alluvium.trainer.versions", DOMAIN, manifest.getDomain(), "passed", String.valueOf(passed))
                .increment();
        LOG.atInfo()
                .addKeyValue(DOMAIN, manifest.getDomain())
                .addKeyValue("version", manifest.getVersion())
                .addKeyValue("digest", manifest.getDigest())
                .addKeyValue("passed", passed)
                .addKeyValue("reason", manifest.getVerdict().getReason())
                .log("Proposed a version");
    }

    @Override
    public void passedOver(PassedOver why, String detail) {
        meters.counter("alluvium.trainer.passed.over", "why", why.name().toLowerCase(Locale.ROOT))
                .increment();
        LOG.atWarn()
                .addKeyValue("why", why)
                .addKeyValue("record", detail)
                .log("Passed over a record of the examples log");
    }

    private void set(String name, String domain, double value) {
        values.computeIfAbsent(name + "|" + domain, key -> {
                    AtomicReference<Double> fresh = new AtomicReference<>(value);
                    Gauge.builder(name, fresh, AtomicReference::get)
                            .tag(DOMAIN, domain)
                            .register(meters);
                    return fresh;
                })
                .set(value);
    }
}
