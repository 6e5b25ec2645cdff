package io.alluvium.trainer.run;

import io.alluvium.basemodel.BaseModel;
import io.alluvium.model.Backbone;
import io.alluvium.model.BackboneOptions;
import io.alluvium.model.hub.ModelSource;
import io.alluvium.schemas.blob.BlobStores;
import io.alluvium.schemas.serde.SchemaArchive;
import io.alluvium.schemas.topic.SharedSchemas;
import io.alluvium.schemas.topic.TopicCreator;
import io.alluvium.schemas.topic.TopicLayout;
import io.alluvium.trainer.TrainerConfig;
import io.alluvium.trainer.TrainerMetrics;
import io.alluvium.trainer.TrainerTopology;
import io.alluvium.trainer.learn.DomainRecipes;
import io.alluvium.trainer.learn.LearnerPlan;
import io.alluvium.trainer.publish.PromptPublisher;
import io.alluvium.trainer.turn.TurnSettings;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.streams.Topology;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This process as a trainer. The model is opened once and a wrong model or recipe stops the start; the broker may come
 * later.
 */
@ApplicationScoped
public class TrainerNode {

    private static final Logger LOG = LoggerFactory.getLogger(TrainerNode.class);

    private final TrainerConfig config;
    private final TrainerMetrics metrics;
    private volatile @Nullable Backbone backbone;
    private volatile @Nullable TrainerStreams streams;

    /** Nothing runs before the application has started. */
    public TrainerNode(TrainerConfig config, TrainerMetrics metrics) {
        this.config = config;
        this.metrics = metrics;
    }

    void start(@Observes @Priority(1100) StartupEvent event) {
        DomainRecipes recipes = DomainRecipes.load(config.recipe(), config.recipes());
        Backbone opened = openBackbone();
        backbone = opened;
        LearnerPlan plan = new LearnerPlan(opened, recipes, config.seed(), config.liveLearners());
        plan.check();
        LOG.atInfo()
                .addKeyValue("recipe", recipes.usual().name())
                .addKeyValue("ownRecipes", recipes.own().size())
                .addKeyValue("model", opened.identity().name())
                .log("The trainer has its model and its recipe");
        TrainerStreams started =
                new TrainerStreams(topology(plan), StreamsSettings.of(config), topics(config), metrics::failed);
        streams = started;
        metrics.lag(started::lag);
        started.start();
    }

    void stop(@Observes @Priority(1000) ShutdownEvent event) {
        TrainerStreams running = streams;
        streams = null;
        boolean idle = running == null || running.close(TrainerStreams.CLOSE_TIMEOUT);
        Backbone opened = backbone;
        backbone = null;
        if (opened != null && idle) { // never under a step that still runs in native code
            opened.close();
        }
    }

    /** The running topology, or null while there is none. */
    @Nullable
    TrainerStreams streams() {
        return streams;
    }

    private Topology topology(LearnerPlan plan) {
        PromptPublisher publisher = new PromptPublisher(
                BlobStores.inDirectory(config.blobsDirectory()), plan.backbone(), config.codeVersion());
        SharedSchemas schemas = new SharedSchemas(kafka(config), SchemaArchive.bundled());
        TurnSettings turns =
                new TurnSettings(config.turns().patience(), config.turns().mostWaiting());
        return new TrainerTopology(plan, publisher, metrics, schemas, turns).build();
    }

    private Backbone openBackbone() {
        TrainerConfig.Model model = config.model();
        Path directory = model.directory()
                .map(ModelSource::resolve)
                .orElseGet(() -> BaseModel.extract(model.bundledDirectory()));
        return Backbone.open(directory, new BackboneOptions(model.precision(), model.threads(), model.device()));
    }

    private static TopicCreator topics(TrainerConfig config) {
        return new TopicCreator(kafka(config), new TopicLayout(config.partitions(), config.replicationFactor()));
    }

    private static Map<String, Object> kafka(TrainerConfig config) {
        return Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
    }
}
