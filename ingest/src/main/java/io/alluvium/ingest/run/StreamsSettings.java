package io.alluvium.ingest.run;

import io.alluvium.ingest.IngestConfig;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** The settings of Kafka Streams that ingest stands on: exactly once, and no record ever passed over. */
final class StreamsSettings {

    private static final int LARGEST_REQUEST_BYTES = 4 * 1024 * 1024;
    private static final int BATCH_BYTES = 128 * 1024;

    private StreamsSettings() {}

    static Properties of(IngestConfig config, KafkaAccess kafka) {
        Properties streams = new Properties();
        streams.put(StreamsConfig.APPLICATION_ID_CONFIG, config.applicationId());
        streams.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
        streams.put(StreamsConfig.STATE_DIR_CONFIG, kafka.stateDirectory().toString());
        streams.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        streams.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, config.commitInterval().toMillis());
        streams.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, config.threads());
        streams.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, config.standbyReplicas());
        // A process that joins gets its share so long after it has caught up at the latest; the default is ten minutes.
        streams.put(StreamsConfig.PROBING_REBALANCE_INTERVAL_MS_CONFIG, 60_000);
        streams.put(
                StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) kafka.layout().replicationFactor());
        streams.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        // A process that was killed is missed after this long; the default would hold its partitions for 45 s.
        streams.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 15_000);
        // A busy machine must not lose its transaction to a pause of a few seconds.
        streams.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), 30_000);
        // A broker that goes away for a minute is waited for; giving up would drop the stores and restore them.
        streams.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_BLOCK_MS_CONFIG), 120_000);
        streams.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), LARGEST_REQUEST_BYTES);
        // A commit sends what is there, so that large batches cost no time and save requests.
        streams.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), BATCH_BYTES);
        // A task reads two topics of which the second is mostly silent; neither waits for the other.
        streams.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
        // The handlers stay the failing ones: a record is examined as bytes, so that whatever fails later is ours, not
        // the record's. The thread ends, its transaction is aborted, and the next thread takes the same records again.
        return streams;
    }
}
