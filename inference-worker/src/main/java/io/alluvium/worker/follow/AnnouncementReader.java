package io.alluvium.worker.follow;

import io.alluvium.schemas.PromptAnnouncement;
import io.alluvium.schemas.Topics;
import io.alluvium.schemas.serde.SchemaArchive;
import io.alluvium.schemas.topic.SharedSchemas;
import io.alluvium.worker.follow.AnnouncementDecoder.News;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads all announcements from the beginning and goes on with new ones. Every worker needs every announcement, so it is
 * in no consumer group and keeps no offsets.
 */
final class AnnouncementReader implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AnnouncementReader.class);

    private final Consumer<String, byte[]> consumer;
    private final AnnouncementDecoder decoder;
    private final Map<TopicPartition, Long> endsAtStart;

    /** Connects; throws a {@link org.apache.kafka.common.KafkaException} if the broker is away. */
    AnnouncementReader(SubscriptionSettings settings) {
        this.decoder = new AnnouncementDecoder(new SharedSchemas(settings.kafka(), SchemaArchive.bundled()));
        Map<String, Object> config = new HashMap<>(settings.kafka());
        config.put("isolation.level", "read_committed");
        config.put("enable.auto.commit", false);
        config.put("auto.offset.reset", "earliest");
        config.put("default.api.timeout.ms", 10_000);
        config.put("request.timeout.ms", 5_000);
        config.putIfAbsent("client.id", "worker-announcements-" + settings.workerId());
        this.consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
        try {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.ANNOUNCEMENTS).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            this.endsAtStart = consumer.endOffsets(partitions);
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    /** Passes on what came within the time: for each alias an announcement, or null if the alias was removed. */
    void poll(Duration atMost, BiConsumer<PromptKey, @Nullable PromptAnnouncement> sink) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(atMost)) {
            News news = decoder.decode(record.key(), record.value());
            if (news instanceof News.Announced announced) {
                sink.accept(announced.key(), announced.announcement());
            } else if (news instanceof News.Removed removed) {
                sink.accept(removed.key(), null);
            } else if (news instanceof News.Unusable no) {
                skip(record, no.reason());
            }
        }
    }

    private static void skip(ConsumerRecord<String, byte[]> record, String reason) {
        LOG.atWarn()
                .addKeyValue("topic", record.topic())
                .addKeyValue("partition", record.partition())
                .addKeyValue("offset", record.offset())
                .addKeyValue("error", reason)
                .log("An announcement cannot be read and is skipped");
    }

    /** Whether all that was there at the start has been passed on. */
    boolean caughtUp() {
        return endsAtStart.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    @Override
    public void close() {
        consumer.close();
    }
}
