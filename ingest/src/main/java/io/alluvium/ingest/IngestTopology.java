package io.alluvium.ingest;

import io.alluvium.ingest.examine.ExamineProcessor;
import io.alluvium.ingest.examine.Examined;
import io.alluvium.ingest.examine.Examiner;
import io.alluvium.ingest.reject.RejectWriter;
import io.alluvium.ingest.settle.Home;
import io.alluvium.ingest.settle.Outcomes;
import io.alluvium.ingest.settle.Settling;
import io.alluvium.schemas.Cut;
import io.alluvium.schemas.Example;
import io.alluvium.schemas.Rejection;
import io.alluvium.schemas.Topics;
import io.alluvium.schemas.serde.RecordReader;
import io.alluvium.schemas.serde.RecordSerdes;
import io.alluvium.schemas.serde.SchemaArchive;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Branched;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;

/**
 * The story of a record: it is examined where it arrives, and settled where its domain lives.
 *
 * <pre>
 * records ──▶ examine ──▶ at home? ──────▶ settle ──▶ examples
 *                │           │ no           ▲ │
 *                │           └─▶ by domain ─┘ │
 *                └──▶ rejects                 └─────▶ rejections
 * </pre>
 *
 * <p>Records come as bytes, so that nothing that a producer sends can fail before the examination, which answers for
 * any bytes. One task must know all of a domain to see duplicates and quiet. Most records come to it at once, since
 * their key is their domain and Kafka's own partitioner placed them. But producers in other languages spread keys their
 * own way, and a document may name its domain itself: such a record takes one hop through an internal topic by domain.
 * All of a domain's records from one partition go the same way, so that their order stays.
 */
public final class IngestTopology {

    private final IngestSettings settings;
    private final Examiner examiner;
    private final Outcomes outcomes;
    private final Home home;
    private final Serde<SpecificRecord> words;

    /** A topology with these settings, that tells somebody of each outcome, and in which every record takes the hop. */
    public IngestTopology(IngestSettings settings, Outcomes outcomes) {
        this(settings, outcomes, new Home());
    }

    /** A topology with these settings, that tells somebody of each outcome and knows where domains are at home. */
    public IngestTopology(IngestSettings settings, Outcomes outcomes, Home home) {
        this.settings = settings;
        this.examiner = new Examiner(settings.validation(), settings.heldOutOneIn());
        this.outcomes = outcomes;
        this.home = home;
        this.words = RecordSerdes.strict(
                RecordReader.ofAny(SchemaArchive.bundled(), Example.class, Cut.class, Rejection.class));
    }

    /** Adds the whole story to a builder. */
    public void addTo(StreamsBuilder builder) {
        KStream<String, Examined> examined = examine(builder);
        writeRejects(examined);
        KStream<String, SpecificRecord> settled = settle(examined);
        settled.split(Named.as("out-"))
                .branch((domain, word) -> word instanceof Rejection, Branched.withConsumer(this::writeRejections))
                .defaultBranch(Branched.withConsumer(this::writeExamples));
    }

    private KStream<String, Examined> examine(StreamsBuilder builder) {
        Consumed<byte[], byte[]> bytes = Consumed.with(Serdes.ByteArray(), Serdes.ByteArray())
                .withName("records")
                .withTimestampExtractor((record, partitionTime) -> Math.max(0, record.timestamp()));
        return builder.stream(Topics.RECORDS, bytes).process(() -> new ExamineProcessor(examiner), Named.as("examine"));
    }

    private void writeRejects(KStream<String, Examined> examined) {
        examined.process(() -> new RejectWriter(settings.largestRejectBytes()), Named.as("reject"))
                .to(
                        Topics.REJECTS,
                        Produced.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("rejects"));
    }

    private KStream<String, SpecificRecord> settle(KStream<String, Examined> examined) {
        Map<String, KStream<String, Examined>> ways = examined.split(Named.as("way-"))
                .branch(this::isAtHome, Branched.as("straight"))
                .defaultBranch(Branched.as("hop"));
        KStream<String, SpecificRecord> straight =
                way(ways, "way-straight").mapValues(Examined::message, Named.as("message"));
        return way(ways, "way-hop")
                .mapValues(Examined::message, Named.as("message-to-hop"))
                .repartition(Repartitioned.with(Serdes.String(), words).withName("by-domain"))
                .merge(straight, Named.as("at-home"))
                .process(new Settling(settings.settle(), outcomes), Named.as("settle"));
    }

    private static KStream<String, Examined> way(Map<String, KStream<String, Examined>> ways, String name) {
        return Objects.requireNonNull(ways.get(name), name);
    }

    private boolean isAtHome(String domain, Examined examined) {
        return home.isAt(domain, examined.origin().getPartition());
    }

    private void writeRejections(KStream<String, SpecificRecord> notes) {
        notes.to(Topics.REJECTIONS, Produced.with(Serdes.String(), words).withName("rejections"));
    }

    private void writeExamples(KStream<String, SpecificRecord> examples) {
        examples.to(Topics.EXAMPLES, Produced.with(Serdes.String(), words).withName("examples"));
    }
}
