package io.alluvium.standalone.throughput;

import io.alluvium.schemas.Example;
import io.alluvium.schemas.Origin;
import io.alluvium.schemas.Topics;
import io.alluvium.schemas.serde.RecordSerdes;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * The second yardstick: what the bare loop does, done by Kafka Streams with the full path's settings, without any state.
 * The step from the loop to this is the price of Kafka Streams; the step from this to the full path is ingest's own.
 */
final class BareStream implements Contestant {

    static final String APPLICATION = "alluvium-bench-stream";

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Properties settings = new Properties();
    private @Nullable KafkaStreams running;

    BareStream(Properties fullPath) {
        settings.putAll(fullPath);
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION);
    }

    @Override
    public String output() {
        return Site.BARE_STREAM;
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

    private static Topology topology() {
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream(Topics.RECORDS, Consumed.with(Serdes.String(), Serdes.ByteArray()))
                .processValues(Parse::new)
                .to(Site.BARE_STREAM, Produced.with(Serdes.String(), RecordSerdes.strict(Example.class)));
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
