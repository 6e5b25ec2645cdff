package io.alluvium.trainer.run;

import io.alluvium.trainer.TrainerConfig;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * How Kafka Streams is set up for training.
 *
 * <ul>
 *   <li>One call of the processor may be long: the largest text that ingest lets through means some hundred training
 *       steps, and then a gate. {@code max.poll.interval.ms} and {@code transaction.timeout.ms} leave a quarter of an hour
 *       for it, which is the longest that brokers grant by default ({@code transaction.max.timeout.ms}).
 *   <li>{@code poll.ms} is short: while nothing new comes, the domains that wait for their turn must not wait for that.
 *   <li>{@code max.poll.records} is small, since each record may mean a step, and Kafka Streams polls again only when all
 *       that it fetched is learned. A change of the group takes some polls of every member, so a takeover waits for that
 *       many times this many records.
 *   <li>{@code commit.interval.ms} bounds what a crash makes the trainer learn again, and how long a version waits to be
 *       seen. The cache lets many writes of an entry in that time be one changelog record.
 *   <li>{@code max.request.size} leaves room for a batch of state entries of 256 KiB and for a manifest.
 *   <li>A trainer that joins gets its share when it has caught up with the state of it; {@code
 *       probing.rebalance.interval.ms} says how soon after that, and is the shortest that Kafka Streams takes.
 *   <li>Heartbeats come from a thread of their own, so that the session timeout can be short while steps are long.
 * </ul>
 */
public final class StreamsSettings {

    private static final int LONGEST_CALL_MILLIS = (int) Duration.ofMinutes(15).toMillis();
    private static final long JOIN_MILLIS = Duration.ofMinutes(1).toMillis();
    private static final long POLL_MILLIS = 10;
    private static final int RECORDS_AT_ONCE = 8;
    private static final int LARGEST_REQUEST_BYTES = 4 * 1024 * 1024;

    private StreamsSettings() {}

    /** The settings. */
    public static Properties of(TrainerConfig config) {
        TrainerConfig.Streams streams = config.streams();
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, streams.applicationId());
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
        settings.put(StreamsConfig.STATE_DIR_CONFIG, streams.stateDirectory().toString());
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                streams.commitInterval().toMillis());
        settings.put(StreamsConfig.POLL_MS_CONFIG, POLL_MILLIS);
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, streams.threads());
        settings.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, streams.standbyReplicas());
        settings.put(StreamsConfig.PROBING_REBALANCE_INTERVAL_MS_CONFIG, JOIN_MILLIS);
        settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) config.replicationFactor());
        settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, streams.cacheBytes());
        consumer(settings, streams);
        producer(settings);
        return settings;
    }

    private static void consumer(Properties settings, TrainerConfig.Streams streams) {
        int session = (int) streams.sessionTimeout().toMillis();
        settings.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), RECORDS_AT_ONCE);
        settings.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG), LONGEST_CALL_MILLIS);
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        settings.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), session);
        settings.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), session / 3);
    }

    private static void producer(Properties settings) {
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), LONGEST_CALL_MILLIS);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), LARGEST_REQUEST_BYTES);
        // A broker that goes away for a minute is waited for; giving up would drop the stores and restore them.
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_BLOCK_MS_CONFIG), 120_000);
    }
}
