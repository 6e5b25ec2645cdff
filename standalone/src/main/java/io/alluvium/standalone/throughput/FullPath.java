package io.alluvium.standalone.throughput;

import io.alluvium.ingest.IngestConfig;
import io.alluvium.ingest.run.IngestMetrics;
import io.alluvium.ingest.run.IngestStreams;
import io.alluvium.ingest.run.KafkaAccess;
import io.alluvium.schemas.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Ingest as it ships: its topology, its settings, its counters. Each start goes on where the last one stopped. */
final class FullPath implements Contestant {

    private static final int PRIORITY = 500;
    private static final String APPLICATION = "alluvium.ingest.application-id";

    private final IngestConfig config;
    private final KafkaAccess kafka;
    private @Nullable IngestStreams running;

    private FullPath(IngestConfig config, KafkaAccess kafka) {
        this.config = config;
        this.kafka = kafka;
    }

    /** Ingest with the shipped settings but for these keys, under a name of its own and so on a state of its own. */
    static FullPath of(Site site, String name, Map<String, String> keys, Path directory) {
        Map<String, String> all = new HashMap<>(keys);
        all.put(APPLICATION, name);
        IngestConfig config = new SmallRyeConfigBuilder()
                .withMapping(IngestConfig.class)
                .withConverter(Duration.class, PRIORITY, new DurationConverter())
                .withSources(new PropertiesConfigSource(all, "measurement", PRIORITY))
                .build()
                .getConfigMapping(IngestConfig.class);
        KafkaAccess kafka = new KafkaAccess(
                site.bootstrapServers(),
                site.layout().partitions(),
                site.layout().replicationFactor(),
                directory);
        return new FullPath(config, kafka);
    }

    /** What Kafka Streams runs with. */
    Properties settings() {
        return streams().settings();
    }

    /** How many threads, and how often they commit. */
    IngestConfig config() {
        return config;
    }

    @Override
    public String output() {
        return Topics.EXAMPLES;
    }

    @Override
    public void start() {
        IngestStreams starting = streams();
        running = starting;
        starting.start();
    }

    @Override
    public void stop() throws InterruptedException {
        if (running != null) {
            running.stop();
            running = null;
        }
    }

    private IngestStreams streams() {
        return new IngestStreams(config, kafka, new IngestMetrics(new SimpleMeterRegistry()));
    }
}
