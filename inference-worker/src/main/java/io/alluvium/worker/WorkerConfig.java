package io.alluvium.worker;

import io.alluvium.model.Precision;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The settings of the inference worker; the defaults work on a laptop. */
@ConfigMapping(prefix = "alluvium.worker")
public interface WorkerConfig {

    /** The worker's name in acknowledgements: unique among workers, the same after a restart, without a slash. */
    @WithDefault("${HOSTNAME:worker-1}")
    String id();

    /** The Kafka brokers to start from; follows {@code alluvium.kafka.bootstrap-servers}. */
    @WithDefault("${alluvium.kafka.bootstrap-servers:localhost:9092}")
    String bootstrapServers();

    /** Partitions of topics that are missing at the start; follows {@code alluvium.kafka.partitions}. */
    @WithDefault("${alluvium.kafka.partitions:4}")
    int partitions();

    /** Copies of topics that are missing at the start; follows {@code alluvium.kafka.replication-factor}. */
    @WithDefault("${alluvium.kafka.replication-factor:1}")
    short replicationFactor();

    /** Where versions come from. */
    Registry registry();

    /** The last good prompts on disk. */
    Cache cache();

    /** The frozen model. */
    Model model();

    /** What one request may ask for. */
    Limits limits();

    /** How many requests are served at once. */
    Concurrency concurrency();

    /** How many texts are continued together. */
    Batch batch();

    /** Where versions come from. */
    interface Registry {

        /** The registry's address; this process's own by default. */
        @WithDefault("http://localhost:${quarkus.http.port:8080}")
        URI url();

        /** How long one answer of the registry may take. */
        @WithDefault("30s")
        Duration timeout();

        /** The wait after the first failed attempt; it doubles with each further one. */
        @WithDefault("500ms")
        Duration firstRetry();

        /** The longest wait between attempts. */
        @WithDefault("30s")
        Duration longestRetry();

        /** How many versions asked for by number are kept ready. */
        @WithDefault("8")
        int versionsKept();
    }

    /** The last good prompts on disk. */
    interface Cache {

        /** The directory. */
        @WithDefault("${alluvium.data-dir:./data}/worker-cache")
        Path directory();
    }

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

    /** What one request may ask for. */
    interface Limits {

        /** Tokens to add to each prompt, at most. */
        @WithDefault("1024")
        int newTokens();

        /** Prompts in one request, at most. */
        @WithDefault("16")
        int prompts();

        /** Texts to score in one request, at most. */
        @WithDefault("256")
        int texts();

        /** Characters of all texts of one request together, at most. */
        @WithDefault("1000000")
        int characters();
    }

    /** How many requests are served at once. */
    interface Concurrency {

        /** Requests that run at once; 0 takes as many as the batch has rows. */
        @WithDefault("0")
        int running();

        /** Requests that wait for their turn; more are refused. Each holds a thread of the server's pool. */
        @WithDefault("100")
        int waiting();

        /** How long a request waits for its turn. */
        @WithDefault("60s")
        Duration patience();
    }

    /** How many texts are continued together. */
    interface Batch {

        /** Texts that get their next token together, with whatever prompts. */
        @WithDefault("16")
        int rows();

        /** Tokens of new texts that are read, padding included, before the others get their next token. */
        @WithDefault("128")
        int tokens();
    }
}
