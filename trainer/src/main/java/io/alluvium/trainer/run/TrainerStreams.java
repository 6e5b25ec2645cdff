package io.alluvium.trainer.run;

import io.alluvium.schemas.Topics;
import io.alluvium.schemas.takeover.TakeoverWatch;
import io.alluvium.schemas.topic.BrokerUnavailableException;
import io.alluvium.schemas.topic.TopicCreator;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the trainer's topology running. It starts in the background and waits for the broker. When a task fails, such as
 * on a full disk, its thread is replaced after a while that grows up to half a minute; the new thread restores the
 * learners from what was committed and learns on, so that nothing is lost and nothing is learned twice. What a trainer
 * that died had open is ended before its successor restores.
 */
public final class TrainerStreams implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TrainerStreams.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(20);

    private final KafkaStreams streams;
    private final TopicCreator topics;
    private final TakeoverWatch takeovers;
    private final Runnable failed;
    private final Backoff backoff = new Backoff();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread starter;
    private volatile @Nullable String lastFailure;

    /** Takes what runs and how; wrong settings fail here. {@code failed} hears of every failure of a thread. */
    public TrainerStreams(Topology topology, Properties settings, TopicCreator topics, Runnable failed) {
        this.streams = new KafkaStreams(topology, settings);
        this.topics = topics;
        this.failed = failed;
        this.takeovers = takeovers(settings);
        this.streams.setUncaughtExceptionHandler(this::replaceThread);
        this.streams.setStateListener((now, before) -> takeovers.changed(now == KafkaStreams.State.REBALANCING));
        this.starter = new Thread(this::startWhenTheBrokerIsThere, "trainer-starter");
        this.starter.setDaemon(true);
    }

    private static TakeoverWatch takeovers(Properties settings) {
        return new TakeoverWatch(
                Map.of(
                        StreamsConfig.BOOTSTRAP_SERVERS_CONFIG,
                        settings.getProperty(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG)),
                settings.getProperty(StreamsConfig.APPLICATION_ID_CONFIG));
    }

    /** Starts in the background. */
    public void start() {
        starter.start();
    }

    /** Whether learning goes on. */
    public boolean running() {
        return streams.state() == KafkaStreams.State.RUNNING;
    }

    /** Kafka Streams' own word for what it does. */
    public String state() {
        return streams.state().name();
    }

    /** What went wrong last; null if nothing did. */
    public @Nullable String lastFailure() {
        return lastFailure;
    }

    /** Records of the examples log that wait, as far as this process has them to learn. */
    public double lag() {
        return streams.metrics().entrySet().stream()
                .filter(metric -> metric.getKey().name().equals("records-lag")
                        && Topics.EXAMPLES.equals(
                                metric.getKey().tags().getOrDefault("topic", "").replace('_', '.')))
                .mapToDouble(metric -> metric.getValue().metricValue() instanceof Number lag ? lag.doubleValue() : 0)
                .filter(Double::isFinite)
                .sum();
    }

    @Override
    public void close() {
        close(CLOSE_TIMEOUT);
    }

    /** Stops, and says whether everything has ended within that time; what had no time to commit is learned again. */
    public boolean close(Duration patience) {
        closing.countDown();
        starter.interrupt();
        boolean stopped = streams.close(CloseOptions.timeout(patience)
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
        takeovers.close();
        if (!stopped) {
            LOG.atWarn()
                    .addKeyValue("waited", patience)
                    .log("The trainer is still in a training step; what it has not committed is learned again");
        }
        return stopped;
    }

    private void startWhenTheBrokerIsThere() {
        while (closing.getCount() > 0) {
            try {
                topics.ensureAll(PATIENCE);
                streams.start();
                return;
            } catch (BrokerUnavailableException e) {
                LOG.atWarn().addKeyValue("error", e.getMessage()).log("The trainer cannot reach Kafka; trying again");
            } catch (KafkaException e) {
                lastFailure = e.toString();
                LOG.atError().addKeyValue("error", e.toString()).log("The trainer cannot start; trying again");
                pause(backoff.after(System.nanoTime()));
            } catch (InterruptedException e) {
                return; // only close() interrupts
            }
        }
    }

    private StreamThreadExceptionResponse replaceThread(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        Duration wait = backoff.after(System.nanoTime());
        lastFailure = cause.toString();
        failed.run();
        LOG.atError()
                .setCause(failure)
                .addKeyValue("error", cause.toString())
                .addKeyValue("wait", wait)
                .log("Learning failed; going on from the last commit after a pause");
        pause(wait);
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    private void pause(Duration wait) {
        try {
            if (closing.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("The trainer is closing");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
