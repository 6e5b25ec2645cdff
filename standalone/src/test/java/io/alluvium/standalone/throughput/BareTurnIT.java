package io.alluvium.standalone.throughput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.alluvium.schemas.topic.TopicLayout;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several bare loops side by side. */
class BareTurnIT {

    private static final int RECORDS = 400;
    private static final long COMMIT_MILLIS = 2_000;

    private final AtomicBoolean wanted = new AtomicBoolean(true);

    @Test
    void shouldTakeEachRecordOnceAlsoWhereAnotherLoopStartsInAnOpenTransaction(@TempDir Path directory)
            throws Exception {
        try (Site site = Site.open(directory, TopicLayout.DEFAULT)) {
            // Given
            ExecutorService threads = Executors.newFixedThreadPool(2);
            BareSettings settings = settings(site, directory);
            Documents documents = Documents.of(300, 1);
            Harvest.Range range = new Harvest.Range(0, RECORDS);
            new Filling(site.bootstrapServers(), documents)
                    .write(range, ordinal -> documents.domain(ordinal, RECORDS), done -> {});
            Future<?> first = threads.submit(new BareTurn(settings, 0, wanted::get));
            await().until(() -> openOrCommitted(site) > 0);

            // When
            Future<?> second = threads.submit(new BareTurn(settings, 1, wanted::get));
            threads.shutdown();

            // Then
            try (Harvest harvest =
                    new Harvest(site, Site.BARE, new long[site.layout().partitions()], range)) {
                await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                    harvest.readTo(site.committed(Site.BARE));
                    assertThat(harvest.found()).isEqualTo(RECORDS);
                });
                wanted.set(false);
                first.get();
                second.get();
                harvest.readTo(site.committed(Site.BARE));
                assertThat(harvest.again()).isZero();
            } finally {
                wanted.set(false);
            }
        }
    }

    /** Two loops whose transactions are open for long, and which would soon hear of a change in their group. */
    private static BareSettings settings(Site site, Path directory) {
        FullPath full = FullPath.of(site, "bare-turns", Map.of(), directory);
        BareSettings shipped = BareSettings.like(full.settings(), full.config());
        Map<String, Object> consumer = new HashMap<>(shipped.consumer());
        consumer.put("heartbeat.interval.ms", 100);
        return new BareSettings(consumer, shipped.producer(), COMMIT_MILLIS, 2);
    }

    private static long openOrCommitted(Site site) {
        try (KafkaConsumer<byte[], byte[]> any = new KafkaConsumer<>(
                Map.of("bootstrap.servers", site.bootstrapServers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            return any.endOffsets(site.partitions(Site.BARE)).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }
}
