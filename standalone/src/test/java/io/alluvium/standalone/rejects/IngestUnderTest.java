package io.alluvium.standalone.rejects;

import io.alluvium.ingest.IngestSettings;
import io.alluvium.ingest.IngestTopology;
import io.alluvium.ingest.settle.SettleSettings;
import io.alluvium.ingest.validate.DomainPolicy;
import io.alluvium.ingest.validate.ValidationSettings;
import io.alluvium.ingest.validate.ValidationSettings.Domains;
import io.alluvium.ingest.validate.ValidationSettings.Limits;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;

/** The real topology of ingest on a real broker, that takes only some domains, and no large records. */
public final class IngestUnderTest implements AutoCloseable {

    private static final int LARGEST_REJECT_BYTES = 20_000;

    private final KafkaStreams streams;

    private IngestUnderTest(KafkaStreams streams) {
        this.streams = streams;
    }

    /** Starts with those settings; the next one with the same directory goes on where this one stops. */
    public static IngestUnderTest start(String bootstrapServers, Path state, int maxRecordBytes, Set<String> domains) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "ingest-" + state.getFileName());
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        properties.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 50);
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        StreamsBuilder builder = new StreamsBuilder();
        new IngestTopology(settings(maxRecordBytes, domains), (domain, outcome) -> {}).addTo(builder);
        KafkaStreams streams = new KafkaStreams(builder.build(), properties);
        streams.start();
        return new IngestUnderTest(streams);
    }

    private static IngestSettings settings(int maxRecordBytes, Set<String> domains) {
        return new IngestSettings(
                new ValidationSettings(
                        new Limits(maxRecordBytes, maxRecordBytes),
                        Instant.EPOCH,
                        Duration.ofDays(1),
                        new Domains(domains, DomainPolicy.REJECT),
                        Map.of()),
                0,
                new SettleSettings(Duration.ofDays(7), 1_000, Duration.ofHours(1)),
                LARGEST_REJECT_BYTES);
    }

    @Override
    public void close() {
        streams.close(CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP)
                .withTimeout(Duration.ofSeconds(20)));
    }
}
