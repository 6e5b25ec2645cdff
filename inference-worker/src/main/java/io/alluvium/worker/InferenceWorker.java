package io.alluvium.worker;

import io.alluvium.basemodel.BaseModel;
import io.alluvium.model.Backbone;
import io.alluvium.model.BackboneOptions;
import io.alluvium.model.hub.ModelSource;
import io.alluvium.schemas.topic.TopicLayout;
import io.alluvium.worker.follow.Backoff;
import io.alluvium.worker.follow.PromptCache;
import io.alluvium.worker.follow.PromptSubscription;
import io.alluvium.worker.follow.RegistryClient;
import io.alluvium.worker.follow.SubscriptionSettings;
import io.alluvium.worker.follow.SubscriptionStatus;
import io.alluvium.worker.predict.Admission;
import io.alluvium.worker.predict.Limits;
import io.alluvium.worker.predict.TextWriter;
import io.alluvium.worker.prompt.PromptLibrary;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All parts of a running worker, put together from its settings: opened in one step and closed in one step. */
public final class InferenceWorker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(InferenceWorker.class);
    private static final Duration DRAIN = Duration.ofSeconds(20);

    private final Backbone backbone;
    private final TextWriter writer;
    private final PromptLibrary library;
    private final Admission admission;
    private final PromptPredictor predictor;
    private final WorkerMetrics metrics;
    private final PromptSubscription subscription;

    private InferenceWorker(WorkerConfig config, MeterRegistry meters, Backbone backbone) {
        RegistryClient registry =
                new RegistryClient(config.registry().url(), config.registry().timeout());
        this.backbone = backbone;
        this.writer = new TextWriter(
                backbone,
                new TextWriter.Settings(config.batch().rows(), config.batch().tokens()));
        this.library = new PromptLibrary(backbone, registry, config.registry().versionsKept());
        this.admission = new Admission(admissionSettings(config));
        this.predictor = new PromptPredictor(backbone, writer, library, admission, limits(config.limits()));
        this.metrics = new WorkerMetrics(meters, library, admission, writer);
        this.subscription = new PromptSubscription(
                subscriptionSettings(config),
                registry,
                new PromptCache(config.cache().directory()),
                library,
                metrics);
    }

    /** Loads the frozen model, brings the kept prompts into use and follows the announcements from then on. */
    public static InferenceWorker open(WorkerConfig config, MeterRegistry meters) {
        WorkerConfig.Model model = config.model();
        Path directory = model.directory()
                .map(ModelSource::resolve)
                .orElseGet(() -> BaseModel.extract(model.bundledDirectory()));
        Backbone backbone =
                Backbone.open(directory, new BackboneOptions(model.precision(), model.threads(), model.device()));
        try {
            requireWriter(backbone);
            InferenceWorker worker = new InferenceWorker(config, meters, backbone);
            worker.subscription.start();
            LOG.atInfo()
                    .addKeyValue("model", directory)
                    .addKeyValue("weightsDigest", backbone.identity().weightsDigest())
                    .addKeyValue("restored", worker.status().restored())
                    .log("Inference worker started");
            return worker;
        } catch (RuntimeException e) {
            backbone.close();
            throw e;
        }
    }

    private static void requireWriter(Backbone backbone) {
        if (!backbone.shape().generates()) {
            throw new IllegalArgumentException(
                    "A worker cannot answer with " + backbone.identity().name() + ": it is a "
                            + backbone.shape().family() + ", which fills in masked tokens and continues no text. Let"
                            + " alluvium.model.directory name a causal or an encoder-decoder model.");
        }
    }

    private static Admission.Settings admissionSettings(WorkerConfig config) {
        WorkerConfig.Concurrency concurrency = config.concurrency();
        int running = concurrency.running() > 0
                ? concurrency.running()
                : config.batch().rows();
        return new Admission.Settings(running, concurrency.waiting(), concurrency.patience());
    }

    private static Limits limits(WorkerConfig.Limits config) {
        return new Limits(config.newTokens(), config.prompts(), config.texts(), config.characters());
    }

    private static SubscriptionSettings subscriptionSettings(WorkerConfig config) {
        return new SubscriptionSettings(
                config.id(),
                Map.of("bootstrap.servers", config.bootstrapServers()),
                new TopicLayout(config.partitions(), config.replicationFactor()),
                new Backoff(config.registry().firstRetry(), config.registry().longestRetry()));
    }

    /** Answers requests. */
    public PromptPredictor predictor() {
        return predictor;
    }

    /** What is counted. */
    public WorkerMetrics metrics() {
        return metrics;
    }

    /** How far following the announcements has come. */
    public SubscriptionStatus status() {
        return subscription.status();
    }

    /** Whether it has what it needs to answer: everything announced was read, or prompts were restored from disk. */
    public boolean ready() {
        SubscriptionStatus status = status();
        return status.caughtUp() || status.restored() > 0;
    }

    /** Stops following, lets running requests finish and frees the native memory. */
    @Override
    public void close() {
        subscription.close();
        if (drained()) {
            writer.close();
            library.close();
            backbone.close();
        } else {
            LOG.atWarn()
                    .addKeyValue("running", admission.running())
                    .log("Requests still run; their memory is left to the end of the process");
        }
    }

    private boolean drained() {
        try {
            return admission.close(DRAIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
