package io.alluvium.trainer;

import io.alluvium.schemas.Cut;
import io.alluvium.schemas.DomainProgress;
import io.alluvium.schemas.Example;
import io.alluvium.schemas.Topics;
import io.alluvium.schemas.VersionManifest;
import io.alluvium.schemas.serde.Decoded;
import io.alluvium.schemas.serde.RecordReader;
import io.alluvium.schemas.serde.RecordSerdes;
import io.alluvium.schemas.serde.SchemaSource;
import io.alluvium.trainer.learn.DomainProcessor;
import io.alluvium.trainer.learn.LearnerPlan;
import io.alluvium.trainer.learn.TrainingWatcher;
import io.alluvium.trainer.publish.PromptPublisher;
import io.alluvium.trainer.state.LearnerStore;
import io.alluvium.trainer.turn.TurnSettings;
import io.alluvium.trainer.turn.WaitingLine;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;

/**
 * The story of the trainer.
 *
 * <ol>
 *   <li>The examples log is read in order; it is keyed by domain, so that one task sees all of a domain.
 *   <li>The {@link DomainProcessor} gives each example or cut to its domain's learner, which trains when a batch is
 *       full, and proposes a version when its recipe says that it is time. Where producers are ahead of learning, the
 *       domains take turns: records wait in the {@link WaitingLine}.
 *   <li>The {@link PromptPublisher} puts a version's files into the blob store, then its manifest into the versions log.
 *   <li>What the learner knows goes into the {@link LearnerStore}; how far it has come goes to the progress topic.
 * </ol>
 *
 * State, manifests, progress and consumed offsets commit in one transaction. So whatever crashes, each example is
 * learned once, and the same log gives the same versions.
 */
public final class TrainerTopology {

    private static final String EXAMPLES = "examples";
    private static final String LEARN = "learn";
    private static final String VERSIONS = "versions";
    private static final String PROGRESS = "progress";

    private final LearnerPlan plan;
    private final PromptPublisher publisher;
    private final TrainingWatcher watcher;
    private final SchemaSource schemas;
    private final TurnSettings turns;

    /** Takes how learners are made, how versions are published, who hears of what is done, and how examples are read. */
    public TrainerTopology(LearnerPlan plan, PromptPublisher publisher, TrainingWatcher watcher, SchemaSource schemas) {
        this(plan, publisher, watcher, schemas, TurnSettings.DEFAULT);
    }

    /** Takes the same, and when domains take turns. */
    public TrainerTopology(
            LearnerPlan plan,
            PromptPublisher publisher,
            TrainingWatcher watcher,
            SchemaSource schemas,
            TurnSettings turns) {
        this.schemas = schemas;
        this.turns = turns;
        this.plan = plan;
        this.publisher = publisher;
        this.watcher = watcher;
    }

    /** Makes the topology; nothing runs yet. */
    public Topology build() {
        return addTo(new Topology());
    }

    /** Adds the whole story to a topology. */
    public Topology addTo(Topology topology) {
        topology.addSource(EXAMPLES, Serdes.String().deserializer(), examples(), Topics.EXAMPLES);
        topology.addProcessor(LEARN, learners(), EXAMPLES);
        topology.addStateStore(LearnerStore.builder(), LEARN);
        topology.addStateStore(WaitingLine.builder(), LEARN);
        topology.addSink(VERSIONS, Topics.VERSIONS, Serdes.String().serializer(), manifests(), LEARN);
        topology.addSink(PROGRESS, Topics.PROGRESS, Serdes.String().serializer(), progress(), LEARN);
        return topology;
    }

    private ProcessorSupplier<String, Decoded<SpecificRecord>, String, SpecificRecord> learners() {
        return () ->
                new DomainProcessor(plan, publisher, watcher, new DomainProcessor.Sinks(VERSIONS, PROGRESS), turns);
    }

    private Deserializer<Decoded<SpecificRecord>> examples() {
        return RecordSerdes.tolerant(RecordReader.ofAny(schemas, Example.class, Cut.class))
                .deserializer();
    }

    private static Serializer<VersionManifest> manifests() {
        return RecordSerdes.serializer();
    }

    private static Serializer<DomainProgress> progress() {
        return RecordSerdes.serializer();
    }
}
