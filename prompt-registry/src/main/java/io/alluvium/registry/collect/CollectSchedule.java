package io.alluvium.registry.collect;

import io.alluvium.registry.RegistryConfig;
import io.alluvium.registry.node.RegistryNode;
import io.alluvium.schemas.blob.BlobStoreException;
import io.alluvium.schemas.blob.BlobStores;
import io.alluvium.schemas.blob.BlobSweeper.Swept;
import io.alluvium.schemas.serde.SchemaArchive;
import io.alluvium.schemas.topic.SharedSchemas;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets the collector look now and then, on a thread of its own, while this node has read the registry's log. */
@ApplicationScoped
public class CollectSchedule {

    private static final Logger LOG = LoggerFactory.getLogger(CollectSchedule.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RegistryNode node;
    private final Duration every;
    private final BlobCollector collector;
    private final CollectMetrics metrics;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::keepLooking, "blob-collector");

    /** Wrong settings fail here; nothing runs before the application has started. */
    public CollectSchedule(RegistryConfig config, RegistryNode node, MeterRegistry meters) {
        Map<String, Object> kafka = Map.of("bootstrap.servers", config.bootstrapServers());
        this.node = node;
        this.every = config.blobs().collectEvery();
        this.collector = new BlobCollector(
                new NamedBlobs(kafka, new SharedSchemas(kafka, SchemaArchive.bundled()), PATIENCE),
                BlobStores.sweeperIn(config.blobsDirectory()),
                new ClusterName(kafka, PATIENCE),
                config.blobs().grace());
        this.metrics = new CollectMetrics(meters);
    }

    void start(@Observes @Priority(1100) StartupEvent event) {
        if (!every.isZero()) {
            thread.setDaemon(true);
            thread.start();
        }
    }

    void stop(@Observes @Priority(900) ShutdownEvent event) throws InterruptedException {
        closing.countDown();
        thread.interrupt();
        thread.join(PATIENCE.toMillis());
    }

    private void keepLooking() {
        try {
            while (!closing.await(every.toMillis(), TimeUnit.MILLISECONDS)) {
                if (node.ready()) {
                    collect();
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("The collector is closing"); // only stop() interrupts
        }
    }

    private void collect() {
        try {
            Swept swept = collector.collect(Instant.now());
            metrics.count(swept);
            if (swept.removed() + swept.restored() > 0) {
                LOG.atInfo()
                        .addKeyValue("blobs", swept.blobs())
                        .addKeyValue("removed", swept.removed())
                        .addKeyValue("removedBytes", swept.removedBytes())
                        .addKeyValue("restored", swept.restored())
                        .log("Files that no version names were removed");
            }
        } catch (CollectException | BlobStoreException | KafkaException e) {
            if (closing.getCount() > 0) {
                metrics.countFailure();
                LOG.atWarn().addKeyValue("error", e.getMessage()).log("No files were removed; trying again later");
            }
        }
    }
}
