package io.alluvium.trainer;

import io.alluvium.model.Precision;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The settings of the trainer; the defaults work on a laptop. */
@ConfigMapping(prefix = "alluvium.trainer")
public interface TrainerConfig {

    /** How prompts are learned: the name of a bundled recipe, or the path of a {@code .json} file. For new domains. */
    @WithDefault("gated-anchored-prefix-distillation")
    String recipe();

    /** The recipes of single domains that are new, by domain, where they are to learn in another way than the others. */
    Map<String, String> recipes();

    /** What the seed of each new domain is derived from. */
    @WithDefault("1")
    long seed();

    /** How many learners of one partition are kept in memory; the others wait in the store. */
    @WithDefault("32")
    int liveLearners();

    /** The version of this program that manifests name. */
    @WithDefault("${quarkus.application.version:0.1.0}")
    String codeVersion();

    /** The frozen model. */
    Model model();

    /** How Kafka Streams runs. */
    Streams streams();

    /** When domains take turns. */
    Turns turns();

    /** Where the files of versions go; follows {@code alluvium.blobs.directory}. */
    @WithDefault("${alluvium.blobs.directory:${alluvium.data-dir:./data}/blobs}")
    Path blobsDirectory();

    /** The Kafka brokers to start from; follows {@code alluvium.kafka.bootstrap-servers}. */
    @WithDefault("${alluvium.kafka.bootstrap-servers:localhost:9092}")
    String bootstrapServers();

    /** Partitions of topics that are missing at the start; follows {@code alluvium.kafka.partitions}. */
    @WithDefault("${alluvium.kafka.partitions:4}")
    int partitions();

    /** Copies of topics that are missing at the start; follows {@code alluvium.kafka.replication-factor}. */
    @WithDefault("${alluvium.kafka.replication-factor:1}")
    short replicationFactor();

    /** The frozen model. */
    interface Model {

        /**
         * The checkpoint's directory, or {@code hf://owner/name@revision} of a Hub; follows
         * {@code alluvium.model.directory}; the bundled base model by default.
         */
        @WithDefault("${alluvium.model.directory:}")
        Optional<String> directory();

        /** Where the bundled base model is unpacked when no directory is set. */
        @WithDefault("${alluvium.data-dir:./data}/base-model")
        Path bundledDirectory();

        /** Number format of matrix products; follows {@code alluvium.model.precision}. */
        @WithDefault("${alluvium.model.precision:bf16}")
        Precision precision();

        /** Threads of one operation, for the whole process; 0 takes all; follows {@code alluvium.model.threads}. */
        @WithDefault("${alluvium.model.threads:0}")
        int threads();

        /** The device; follows {@code alluvium.model.device}. */
        @WithDefault("${alluvium.model.device:cpu}")
        String device();
    }

    /** When domains take turns. */
    interface Turns {

        /** How long after its acceptance an example is learned at once; later, the domains of a partition take turns. */
        @WithDefault("1s")
        Duration patience();

        /** How many records of one partition are read ahead of learning at most; the others stay in the log. */
        @WithDefault("100000")
        int mostWaiting();
    }

    /** How Kafka Streams runs. */
    interface Streams {

        /** The name of the Kafka Streams application; trainers of the same name share the domains. */
        @WithDefault("alluvium-trainer")
        String applicationId();

        /** Where the learners' state is kept on this machine. */
        @WithDefault("${alluvium.data-dir:./data}/streams")
        Path stateDirectory();

        /** Domains that learn at the same time in this process, if their partitions differ. */
        @WithDefault("1")
        int threads();

        /** Other trainers that keep a copy of each learner's state, to take over faster; costs nothing while there is one. */
        @WithDefault("1")
        int standbyReplicas();

        /** How often state, versions and offsets commit. */
        @WithDefault("1s")
        Duration commitInterval();

        /** How long a trainer may be silent before others take its domains over. */
        @WithDefault("15s")
        Duration sessionTimeout();

        /** Memory for state that is written again and again between two commits, in bytes. */
        @WithDefault("67108864")
        long cacheBytes();
    }
}
