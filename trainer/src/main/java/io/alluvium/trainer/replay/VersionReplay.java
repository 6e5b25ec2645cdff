package io.alluvium.trainer.replay;

import io.alluvium.learning.DomainLearner;
import io.alluvium.learning.Proposal;
import io.alluvium.model.Backbone;
import io.alluvium.schemas.Cut;
import io.alluvium.schemas.Example;
import io.alluvium.schemas.VersionManifest;
import io.alluvium.schemas.blob.BlobStore;
import io.alluvium.schemas.blob.Sha256;
import io.alluvium.schemas.serde.RecordReader;
import io.alluvium.schemas.serde.SchemaSource;
import io.alluvium.trainer.learn.LiveLearner;
import io.alluvium.trainer.publish.Lineage;
import io.alluvium.trainer.publish.PromptPublisher;
import io.alluvium.trainer.read.LogEntry;
import io.alluvium.trainer.read.LogReader;
import io.alluvium.trainer.state.Bookmark;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Makes a version again: a new learner with the recorded recipe and seed is given the domain's records from the beginning
 * of the log, in order, and publishes into a store that keeps nothing. What the trainer does at each record happens here
 * too, without Kafka Streams: the log alone decides. For one thread.
 */
public final class VersionReplay {

    private static final BlobStore NOWHERE = new BlobStore() {
        @Override
        public String put(byte[] bytes) {
            return Sha256.hex(bytes);
        }

        @Override
        public Optional<byte[]> get(String sha256) {
            return Optional.empty();
        }
    };

    private final Origin origin;
    private final LiveLearner learner;
    private final PromptPublisher publisher;
    private final RecordReader<SpecificRecord> reader;

    /** A replay on this model, which has to be the one that the version was made with, of a log in these schemas. */
    public VersionReplay(Backbone backbone, Origin origin, SchemaSource schemas) {
        this.reader = RecordReader.ofAny(schemas, Example.class, Cut.class);
        this.origin = origin;
        this.learner = new LiveLearner(
                DomainLearner.create(backbone, origin.recipe(), origin.domain(), origin.seed()), Bookmark.START);
        this.publisher = new PromptPublisher(
                NOWHERE, backbone, origin.made().codeVersion(), origin.made().baseModel());
    }

    /**
     * Takes the next record of the log's partition, from its first on; records of other domains are passed over.
     *
     * @return the version, once the record that made it due was taken
     * @throws ReplayException if the log gives another number of versions up to the last record that counts
     */
    public Optional<Rebuilt> take(@Nullable String key, byte @Nullable [] value, long offset) {
        Optional<Rebuilt> made = origin.domain().equals(key) ? learn(value, offset) : Optional.empty();
        if (made.isEmpty() && offset >= origin.last().offset()) {
            throw new ReplayException("Replaying " + origin.domain() + "@" + origin.version() + ": up to "
                    + origin.last() + " the log gives "
                    + learner.learner().progress().lastVersion()
                    + " as the last version. Is it the log that the version was learned from, from its beginning?");
        }
        return made;
    }

    private Optional<Rebuilt> learn(byte @Nullable [] value, long offset) {
        LogEntry entry = LogReader.read(origin.domain(), value == null ? null : reader.read(value), offset);
        if (entry instanceof LogEntry.Poison) {
            return Optional.empty();
        }
        if (entry instanceof LogEntry.BeyondThisProgram beyond) {
            throw new ReplayException("Replaying " + origin.domain() + "@" + origin.version() + ", record " + offset
                    + ": " + beyond.reason() + "; replay with the release that wrote it");
        }
        learner.take(entry, offset, step -> {});
        return learner.learner().propose().flatMap(proposal -> publish(proposal, offset));
    }

    private Optional<Rebuilt> publish(Proposal proposal, long offset) {
        Lineage.Place place =
                new Lineage.Place(origin.last().topic(), origin.last().partition(), offset);
        VersionManifest manifest = learner.publish(proposal, place, publisher, record -> {});
        return proposal.version() == origin.version()
                ? Optional.of(new Rebuilt(manifest, proposal.prompt()))
                : Optional.empty();
    }
}
