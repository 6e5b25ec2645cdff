package io.alluvium.registry.node;

import io.alluvium.schemas.takeover.TakeoverWatch;
import io.alluvium.schemas.topic.BrokerUnavailableException;
import io.alluvium.schemas.topic.TopicCreator;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a topology running: waits for the broker, starts, and starts anew after a failure, until it is closed. What a node
 * that died had open is ended before its successor restores.
 */
final class StreamsRunner implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StreamsRunner.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private final Supplier<Topology> topology;
    private final Properties settings;
    private final TopicCreator topics;
    private final TakeoverWatch takeovers;
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile @Nullable KafkaStreams streams;
    private volatile boolean wasRunning;

    StreamsRunner(Supplier<Topology> topology, Properties settings, TopicCreator topics, TakeoverWatch takeovers) {
        this.topology = topology;
        this.settings = settings;
        this.topics = topics;
        this.takeovers = takeovers;
        this.thread = new Thread(this::keepRunning, "registry-streams-runner");
        this.thread.setDaemon(true);
    }

    /** Starts in the background. */
    void start() {
        thread.start();
    }

    /** The running instance, or null while there is none. */
    @Nullable
    KafkaStreams streams() {
        return streams;
    }

    /** Whether the views are read to the end; a rebalance of the writers does not stop the reading. */
    boolean ready() {
        KafkaStreams running = streams;
        return running != null
                && (running.state() == KafkaStreams.State.RUNNING
                        || (wasRunning && running.state() == KafkaStreams.State.REBALANCING));
    }

    @Override
    public void close() {
        closing.countDown();
        thread.interrupt();
        try {
            thread.join(CLOSE_TIMEOUT.plusSeconds(5).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        takeovers.close();
    }

    private void keepRunning() {
        while (closing.getCount() > 0) {
            try {
                topics.ensureAll(PATIENCE);
                runOnce();
                pause();
            } catch (BrokerUnavailableException | KafkaException e) {
                LOG.atWarn().addKeyValue("error", e.getMessage()).log("The registry cannot reach Kafka; trying again");
                pause();
            } catch (InterruptedException e) {
                return; // only close() interrupts
            }
        }
    }

    private void runOnce() throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        KafkaStreams started = new KafkaStreams(topology.get(), settings);
        try {
            started.setUncaughtExceptionHandler(failure -> {
                LOG.atError().addKeyValue("error", failure.toString()).log("The registry's stream failed; restarting");
                return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
            });
            started.setStateListener((now, before) -> {
                wasRunning |= now == KafkaStreams.State.RUNNING;
                takeovers.changed(now == KafkaStreams.State.REBALANCING);
                if (now == KafkaStreams.State.ERROR || now == KafkaStreams.State.NOT_RUNNING) {
                    ended.countDown();
                }
            });
            streams = started;
            started.start();
            ended.await();
        } finally {
            streams = null;
            wasRunning = false;
            boolean interrupted = Thread.interrupted();
            started.close(CLOSE_TIMEOUT);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void pause() {
        try {
            if (closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("The registry's stream is closed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
