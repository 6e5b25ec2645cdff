package io.alluvium.ingest.run;

import io.alluvium.schemas.topic.TopicLayout;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The settings that all services share: where the broker is, how topics are spread, where data lies. */
@ApplicationScoped
public class KafkaAccess {

    private final String bootstrapServers;
    private final TopicLayout layout;
    private final Path dataDirectory;

    /**
     * The shared settings.
     *
     * @param bootstrapServers where to find the broker
     * @param partitions partitions of each new topic
     * @param replicationFactor copies of each new partition
     * @param dataDirectory where this process keeps its data
     */
    public KafkaAccess(
            @ConfigProperty(name = "alluvium.kafka.bootstrap-servers", defaultValue = "localhost:9092")
                    String bootstrapServers,
            @ConfigProperty(name = "alluvium.kafka.partitions", defaultValue = "4") int partitions,
            @ConfigProperty(name = "alluvium.kafka.replication-factor", defaultValue = "1") short replicationFactor,
            @ConfigProperty(name = "alluvium.data-dir", defaultValue = "./data") Path dataDirectory) {
        this.bootstrapServers = bootstrapServers;
        this.layout = new TopicLayout(partitions, replicationFactor);
        this.dataDirectory = dataDirectory;
    }

    /** Where to find the broker. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** Settings that any client of the broker is made with. */
    Map<String, Object> clients() {
        return Map.of("bootstrap.servers", bootstrapServers);
    }

    /** How new topics are spread. */
    public TopicLayout layout() {
        return layout;
    }

    /** Where Kafka Streams keeps its stores. */
    public Path stateDirectory() {
        return dataDirectory.resolve("streams");
    }
}
