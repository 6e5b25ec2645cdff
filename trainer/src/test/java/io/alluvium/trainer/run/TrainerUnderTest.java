package io.alluvium.trainer.run;

import io.alluvium.schemas.blob.BlobStore;
import io.alluvium.schemas.serde.SchemaArchive;
import io.alluvium.schemas.topic.SharedSchemas;
import io.alluvium.schemas.topic.TopicCreator;
import io.alluvium.schemas.topic.TopicLayout;
import io.alluvium.trainer.Notes;
import io.alluvium.trainer.TinyTrainer;
import io.alluvium.trainer.TrainerConfig;
import io.alluvium.trainer.TrainerTopology;
import io.alluvium.trainer.publish.PromptPublisher;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.streams.Topology;

/**
 * A trainer of the tiny model on a real broker.
 *
 * @param bootstrapServers the broker
 * @param directory where it keeps its state
 * @param failed hears of every failure of a thread
 */
record TrainerUnderTest(String bootstrapServers, Path directory, Runnable failed) {

    /** Starts it as a node of that application. */
    TrainerStreams start(String application, BlobStore blobs, Notes notes) {
        return start(application, blobs, notes, new Topology());
    }

    /** Starts it with its topology added to another one. */
    TrainerStreams start(String application, BlobStore blobs, Notes notes, Topology other) {
        TrainerConfig config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withMapping(TrainerConfig.class)
                .withDefaultValues(Map.of(
                        "alluvium.kafka.bootstrap-servers",
                        bootstrapServers,
                        "alluvium.trainer.streams.application-id",
                        application,
                        "alluvium.trainer.streams.commit-interval",
                        "300ms",
                        "alluvium.trainer.streams.session-timeout",
                        "6s",
                        "alluvium.trainer.streams.state-directory",
                        directory.toString()))
                .build()
                .getConfigMapping(TrainerConfig.class);
        Map<String, Object> kafka = Map.of("bootstrap.servers", bootstrapServers);
        PromptPublisher publisher = new PromptPublisher(blobs, TinyTrainer.BACKBONE, "test");
        SharedSchemas schemas = new SharedSchemas(kafka, SchemaArchive.bundled());
        TrainerStreams streams = new TrainerStreams(
                new TrainerTopology(TinyTrainer.plan(8), publisher, notes, schemas).addTo(other),
                StreamsSettings.of(config),
                new TopicCreator(kafka, TopicLayout.DEFAULT),
                failed);
        streams.start();
        return streams;
    }
}
