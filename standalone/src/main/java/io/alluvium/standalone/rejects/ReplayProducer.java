package io.alluvium.standalone.rejects;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes records in transactions, all of them or none. There is one of its kind: the newest ends the ones before it. */
final class ReplayProducer implements AutoCloseable {

    private static final String TRANSACTIONAL_ID = "alluvium-rejects-replay";
    private static final Logger LOG = LoggerFactory.getLogger(ReplayProducer.class);
    private static final int PATIENCE_MILLIS = 15_000;
    private static final int TRANSACTION_MILLIS = 30_000;
    private static final int LARGEST_REQUEST_BYTES = 16 << 20;

    private final Producer<byte[], byte[]> producer;

    /** The only one at those brokers from now on. */
    ReplayProducer(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "transactional.id",
                        TRANSACTIONAL_ID,
                        "transaction.timeout.ms",
                        TRANSACTION_MILLIS,
                        "max.block.ms",
                        PATIENCE_MILLIS,
                        "request.timeout.ms",
                        PATIENCE_MILLIS / 2,
                        "delivery.timeout.ms",
                        PATIENCE_MILLIS,
                        "max.request.size",
                        LARGEST_REQUEST_BYTES),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        try {
            producer.initTransactions();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Writes all of them in one transaction, after so many rejects before. */
    void send(List<ProducerRecord<byte[], byte[]>> records, long before) {
        try {
            producer.beginTransaction();
            for (ProducerRecord<byte[], byte[]> record : records) {
                Future<RecordMetadata> sent = producer.send(record);
                LOG.trace("Given to the producer: {}", sent); // The commit tells of every failure.
            }
            producer.commitTransaction();
        } catch (KafkaException e) {
            abort();
            throw new IllegalStateException(explained(e) + " " + before + " rejects were offered before that.", e);
        }
    }

    private void abort() {
        try {
            producer.abortTransaction();
        } catch (KafkaException e) {
            LOG.debug("The broker ends the transaction by itself, after a while", e);
        }
    }

    private static String explained(KafkaException failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        if (root instanceof ProducerFencedException || root instanceof InvalidProducerEpochException) {
            return "Another replay began meanwhile and ended this one. Nothing is offered twice: go on when the other one"
                    + " has ended.";
        }
        if (root instanceof RecordTooLargeException) {
            return "The broker takes no record of that size (" + root.getMessage()
                    + "); raise max.message.bytes of the topic.";
        }
        return "Offering rejects again failed: " + root.getMessage()
                + ". Run the command again: what was sent bears a mark and is left.";
    }

    @Override
    public void close() {
        producer.close(Duration.ofMillis(PATIENCE_MILLIS));
    }
}
