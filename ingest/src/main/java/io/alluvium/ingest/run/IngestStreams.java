package io.alluvium.ingest.run;

import io.alluvium.ingest.IngestConfig;
import io.alluvium.ingest.IngestTopology;
import io.alluvium.ingest.settle.DomainLedger;
import io.alluvium.ingest.settle.Home;
import io.alluvium.ingest.settle.Settling;
import io.alluvium.schemas.Topics;
import io.alluvium.schemas.takeover.TakeoverWatch;
import io.alluvium.schemas.topic.TopicCreator;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running topology. It starts in the background, so that a process whose broker is away comes up, says that it is
 * not ready, and gets to work when the broker is there. What a process that died had open is ended before its successor
 * restores.
 */
@ApplicationScoped
public class IngestStreams {

    private static final Logger LOG = LoggerFactory.getLogger(IngestStreams.class);
    private static final Duration AS_LONG_AS_IT_TAKES = Duration.ofDays(3650);
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(20);
    private static final long PAUSE_BEFORE_NEXT_THREAD_MILLIS = 1_000;
    private static final String NOT_STARTED = "NOT_STARTED";

    private final IngestConfig config;
    private final KafkaAccess kafka;
    private final IngestMetrics metrics;
    private final TakeoverWatch takeovers;
    private final Home home = new Home();
    private volatile int partitions;
    private volatile @Nullable KafkaStreams streams;
    private volatile @Nullable Thread starter;

    /** Everything from the configuration. */
    public IngestStreams(IngestConfig config, KafkaAccess kafka, IngestMetrics metrics) {
        this.config = config;
        this.kafka = kafka;
        this.metrics = metrics;
        this.takeovers = new TakeoverWatch(kafka.clients(), config.applicationId());
    }

    void start(@Observes @Priority(1000) StartupEvent event) {
        start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stop();
    }

    /** Starts in the background; wrong settings fail here, at once. */
    public void start() {
        StreamsBuilder builder = new StreamsBuilder();
        new IngestTopology(config.settings(), metrics, home).addTo(builder);
        KafkaStreams wanted = new KafkaStreams(builder.build(), settings());
        wanted.setUncaughtExceptionHandler(this::replaceThread);
        wanted.setStateListener((now, before) -> takeovers.changed(now == KafkaStreams.State.REBALANCING));
        streams = wanted;
        Thread thread = new Thread(() -> startWhenBrokerIsThere(wanted), "alluvium-ingest-start");
        thread.setDaemon(true);
        starter = thread;
        thread.start();
    }

    /** Stops, and leaves the group, so that another or the next process goes on at once. */
    public void stop() throws InterruptedException {
        Thread starting = starter;
        if (starting != null) {
            starting.interrupt();
            starting.join(CLOSE_PATIENCE.toMillis());
        }
        KafkaStreams running = streams;
        if (running != null) {
            running.close(CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP)
                    .withTimeout(CLOSE_PATIENCE));
        }
        takeovers.close();
    }

    /** What Kafka Streams runs with. */
    public Properties settings() {
        return StreamsSettings.of(config, kafka);
    }

    /** The state of Kafka Streams by name. */
    public String state() {
        KafkaStreams running = streams;
        return running == null ? NOT_STARTED : running.state().name();
    }

    /** Whether records are being taken. */
    public boolean isRunning() {
        KafkaStreams running = streams;
        return running != null && running.state() == KafkaStreams.State.RUNNING;
    }

    /** The ledgers that this process keeps, by domain; the empty string stands for records of no domain. */
    public Map<String, DomainLedger> ledgers() {
        KafkaStreams running = streams;
        if (running == null || !isRunning()) {
            throw new StreamsAwayException(state());
        }
        Map<String, DomainLedger> ledgers = new TreeMap<>();
        try {
            ReadOnlyKeyValueStore<String, DomainLedger> store = running.store(StoreQueryParameters.fromNameAndType(
                    Settling.LEDGERS, QueryableStoreTypes.<String, DomainLedger>keyValueStore()));
            try (KeyValueIterator<String, DomainLedger> all = store.all()) {
                all.forEachRemaining(entry -> ledgers.put(entry.key, entry.value));
            }
        } catch (InvalidStateStoreException e) {
            LOG.debug("The ledgers moved while they were read", e);
            throw new StreamsAwayException(state());
        }
        return ledgers;
    }

    /** The partitions of the records that this process works on, of how many. */
    public Share share() {
        KafkaStreams running = streams;
        SortedSet<Integer> here = new TreeSet<>();
        if (running != null) {
            running.metadataForLocalThreads().stream()
                    .flatMap(thread -> thread.activeTasks().stream())
                    .map(task -> task.taskId().partition())
                    .forEach(here::add);
        }
        return new Share(here, partitions);
    }

    /**
     * What one process works on.
     *
     * @param here the partitions
     * @param all how many partitions there are
     */
    public record Share(SortedSet<Integer> here, int all) {

        /** Whether nobody else works on anything. */
        public boolean whole() {
            return here.size() == all;
        }
    }

    private void startWhenBrokerIsThere(KafkaStreams wanted) {
        try {
            new TopicCreator(kafka.clients(), kafka.layout()).ensureAll(AS_LONG_AS_IT_TAKES);
            Map<String, Integer> partitions = new TopicCreator(
                            Map.of("bootstrap.servers", kafka.bootstrapServers()), kafka.layout())
                    .partitionsOfAll(AS_LONG_AS_IT_TAKES);
            // Kafka Streams gives the internal topic as many, and stops where that is not so.
            this.partitions = Objects.requireNonNull(partitions.get(Topics.RECORDS));
            home.spreadsOver(this.partitions);
            wanted.start();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.atError().addKeyValue("error", e.toString()).log("Ingest could not start; it stays not ready", e);
        }
    }

    private StreamThreadExceptionResponse replaceThread(Throwable failure) {
        LOG.atError()
                .addKeyValue("error", failure.toString())
                .log("The ingest stream failed; its transaction is aborted and a new thread takes the records again");
        try {
            Thread.sleep(PAUSE_BEFORE_NEXT_THREAD_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }
}
