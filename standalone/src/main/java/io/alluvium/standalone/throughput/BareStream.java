package io.alluvium.standalone.throughput;

import io.alluvium.schemas.Example;
import io.alluvium.schemas.Origin;
import io.alluvium.schemas.Topics;
import io.alluvium.schemas.serde.RecordSerdes;
import java.time.Duration;
import java.util.Properties;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * The second and third yardsticks: what the bare loop does, done by Kafka Streams with the full path's settings, without
 * any state, and with no state but a memory of texts. The step from the loop to the first is the price of Kafka Streams,
 * the step to the second that of remembering each text in it; the step from there to the full path is ingest's own.
 */
final class BareStream implements Contestant {

    private static final String STATELESS = "alluvium-bench-stream";
    private static final String REMEMBERING = "alluvium-bench-remembering";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Properties settings = new Properties();
    private final String output;
    private final UnaryOperator<KStream<String, Example>> step;
    private @Nullable KafkaStreams running;

    private BareStream(
            Properties fullPath, String application, String output, UnaryOperator<KStream<String, Example>> step) {
        settings.putAll(fullPath);
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, application);
        this.output = output;
        this.step = step;
    }

    /** The bare stream. */
    static BareStream stateless(Properties fullPath) {
        return new BareStream(fullPath, STATELESS, Site.BARE_STREAM, UnaryOperator.identity());
    }

    /** The remembering stream, on a state that belongs to this full path's and grows as long. */
    static BareStream remembering(Properties fullPath, Duration window) {
        return new BareStream(
                fullPath,
                REMEMBERING + "-" + fullPath.getProperty(StreamsConfig.APPLICATION_ID_CONFIG),
                Site.REMEMBERING_STREAM,
                examples -> examples.processValues(new TextMemory(window)));
    }

    /** The name of its consumers' group. */
    String group() {
        return settings.getProperty(StreamsConfig.APPLICATION_ID_CONFIG);
    }

    @Override
    public String output() {
        return output;
    }

    @Override
    public void start() {
        KafkaStreams starting = new KafkaStreams(topology(), settings);
        running = starting;
        starting.start();
    }

    @Override
    public void stop() {
        if (running != null) {
            running.close(CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP)
                    .withTimeout(PATIENCE));
            running = null;
        }
    }

    private Topology topology() {
        StreamsBuilder builder = new StreamsBuilder();
        step.apply(builder.stream(Topics.RECORDS, Consumed.with(Serdes.String(), Serdes.ByteArray()))
                        .processValues(Parse::new))
                .to(output, Produced.with(Serdes.String(), RecordSerdes.strict(Example.class)));
        return builder.build();
    }

    /** Parses, and makes an example of it. */
    private static final class Parse extends ContextualFixedKeyProcessor<String, byte[], Example> {

        private final BareExamples examples = new BareExamples();

        @Override
        public void process(FixedKeyRecord<String, byte[]> record) {
            RecordMetadata at = context().recordMetadata().orElseThrow();
            Origin origin = new Origin(at.topic(), at.partition(), at.offset());
            context()
                    .forward(record.withValue(
                            examples.example(record.key(), record.value(), record.timestamp(), origin)));
        }
    }
}
