package io.alluvium.schemas.topic;

import io.alluvium.schemas.serde.SchemaArchive;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the topics of the {@link TopicCatalogue} where they are missing, makes this program's schemas known to all
 * readers, and waits for a broker that is away. Safe to be run by every service at its start, at the same time. Topics
 * that are there already are left as they are.
 */
public final class TopicCreator {

    private static final Logger LOG = LoggerFactory.getLogger(TopicCreator.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int CALL_TIMEOUT_MILLIS = 10_000;

    private final Map<String, Object> adminConfig;
    private final TopicLayout layout;
    private final SharedSchemas schemas;

    /**
     * A creator.
     *
     * @param adminConfig Kafka's client settings, with bootstrap.servers at least
     * @param layout how new topics are spread
     */
    public TopicCreator(Map<String, Object> adminConfig, TopicLayout layout) {
        this.adminConfig = new HashMap<>(adminConfig);
        this.adminConfig.putIfAbsent("request.timeout.ms", CALL_TIMEOUT_MILLIS / 2);
        this.adminConfig.putIfAbsent("default.api.timeout.ms", CALL_TIMEOUT_MILLIS);
        this.layout = layout;
        this.schemas = new SharedSchemas(adminConfig, SchemaArchive.bundled());
    }

    /**
     * Returns when every topic is there and known to the broker, and this program's schemas are on theirs.
     *
     * @param patience how long to try again while the broker is away
     * @throws BrokerUnavailableException if the patience ran out
     * @throws KafkaException if trying again cannot help, such as for a lacking permission
     */
    public void ensureAll(Duration patience) throws InterruptedException {
        partitionsOfAll(patience);
    }

    /** The same as {@link #ensureAll}; returns how many partitions each topic really has. */
    public Map<String, Integer> partitionsOfAll(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        try (Admin admin = Admin.create(adminConfig)) {
            while (true) {
                try {
                    create(admin);
                    Map<String, Integer> partitions = confirm(admin);
                    schemas.publish();
                    return partitions;
                } catch (RetriableException | TimeoutException e) {
                    pauseOrGiveUp(deadline, patience, e);
                }
            }
        }
    }

    private void create(Admin admin) throws InterruptedException, TimeoutException {
        List<NewTopic> wanted =
                TopicCatalogue.all().stream().map(spec -> spec.toKafka(layout)).toList();
        for (KafkaFuture<Void> each : admin.createTopics(wanted).values().values()) {
            try {
                await(each);
            } catch (TopicExistsException e) {
                LOG.trace("A topic is there already", e);
            }
        }
    }

    private Map<String, Integer> confirm(Admin admin) throws InterruptedException, TimeoutException {
        List<String> names = TopicCatalogue.all().stream().map(TopicSpec::name).toList();
        Map<String, TopicDescription> found = await(admin.describeTopics(names).allTopicNames());
        found.values().stream()
                .filter(topic -> topic.partitions().size() != layout.partitions())
                .forEach(topic -> LOG.atWarn()
                        .addKeyValue("topic", topic.name())
                        .addKeyValue("partitions", topic.partitions().size())
                        .addKeyValue("configured", layout.partitions())
                        .log("A topic has another number of partitions than configured; it is left as it is"));
        return found.values().stream()
                .collect(Collectors.toMap(
                        TopicDescription::name, topic -> topic.partitions().size()));
    }

    private void pauseOrGiveUp(long deadline, Duration patience, Exception reason) throws InterruptedException {
        if (System.nanoTime() + PAUSE.toNanos() > deadline) {
            throw new BrokerUnavailableException(bootstrapServers(), patience, reason);
        }
        LOG.atWarn()
                .addKeyValue("bootstrapServers", bootstrapServers())
                .addKeyValue("error", reason.toString())
                .log("The Kafka broker is away; trying again");
        Thread.sleep(PAUSE.toMillis());
    }

    private String bootstrapServers() {
        return String.valueOf(adminConfig.get("bootstrap.servers"));
    }

    private static <T> T await(KafkaFuture<T> future) throws InterruptedException, TimeoutException {
        try {
            return future.get(2L * CALL_TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof KafkaException kafka) {
                throw kafka;
            }
            throw new KafkaException("Making sure that the topics exist: " + e.getCause(), e.getCause());
        }
    }
}
