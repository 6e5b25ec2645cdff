package io.alluvium.registry;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** The settings of the prompt registry; the defaults work on a laptop. */
@ConfigMapping(prefix = "alluvium.registry")
public interface RegistryConfig {

    /** The Kafka brokers to start from; follows {@code alluvium.kafka.bootstrap-servers}. */
    @WithDefault("${alluvium.kafka.bootstrap-servers:localhost:9092}")
    String bootstrapServers();

    /** The name of the Kafka Streams application; nodes of the same name share the work. */
    @WithDefault("alluvium-registry")
    String applicationId();

    /** Where Kafka Streams keeps its lock and its checkpoints. */
    @WithDefault("${alluvium.data-dir:./data}/streams")
    Path stateDirectory();

    /** Where the trainer puts the files of versions; follows {@code alluvium.blobs.directory}. */
    @WithDefault("${alluvium.blobs.directory:${alluvium.data-dir:./data}/blobs}")
    Path blobsDirectory();

    /** Partitions of topics that are missing at the start; follows {@code alluvium.kafka.partitions}. */
    @WithDefault("${alluvium.kafka.partitions:4}")
    int partitions();

    /** Copies of topics that are missing at the start; follows {@code alluvium.kafka.replication-factor}. */
    @WithDefault("${alluvium.kafka.replication-factor:1}")
    short replicationFactor();

    /** How long a request to move an alias waits for the decision in the log. */
    @WithDefault("10s")
    Duration decisionTimeout();

    /** How often an idle stream of events says that it is alive. */
    @WithDefault("15s")
    Duration heartbeat();

    /** What programs that know the Hugging Face Hub are shown. */
    Hub hub();

    /** What is expected of the workers. */
    Fleet fleet();

    /** What subscribers are told. */
    Events events();

    /** The posting of events to addresses of others. */
    Webhooks webhooks();

    /** The removal of files that no version names. */
    Blobs blobs();

    /** What programs that know the Hugging Face Hub are shown. */
    interface Hub {

        /** The owner of all repositories: domain news is the repository alluvium/news, and news for short. */
        @WithDefault("alluvium")
        String namespace();
    }

    /** What is expected of the workers. */
    interface Fleet {

        /** How long after a version became live a worker that does not serve it is called a straggler. */
        @WithDefault("30s")
        Duration stragglerAfter();
    }

    /** What subscribers are told. */
    interface Events {

        /** What all nodes of this registry call themselves in CloudEvents; another one for each registry. */
        @WithDefault("urn:alluvium:registry")
        URI source();

        /** How long a stream of events is kept open whose client does not take the next one. */
        @WithDefault("30s")
        Duration stallTimeout();
    }

    /** The posting of events to addresses of others. */
    interface Webhooks {

        /** How long a receiver may take to answer. */
        @WithDefault("10s")
        Duration timeout();

        /** The wait after the first failed attempt; it doubles with each further one. */
        @WithDefault("1s")
        Duration firstRetry();

        /** The longest wait between attempts. */
        @WithDefault("5m")
        Duration longestRetry();

        /** After so many failed attempts a webhook is shown as failing; attempts go on, with the longest wait. */
        @WithDefault("8")
        int failingAfterAttempts();
    }

    /** The removal of files that no version names. */
    interface Blobs {

        /** How long a file that no version names is kept after it was put last; at least an hour. */
        @WithDefault("24h")
        Duration grace();

        /** How often to look for such files; 0 means never. A blob directory must belong to one system alone. */
        @WithDefault("1h")
        Duration collectEvery();
    }
}
