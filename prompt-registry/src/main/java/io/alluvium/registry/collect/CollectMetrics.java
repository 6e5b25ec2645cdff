package io.alluvium.registry.collect;

import io.alluvium.schemas.blob.BlobSweeper.Swept;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;

/** The collector in numbers. */
final class CollectMetrics {

    private final AtomicLong stored = new AtomicLong();
    private final Counter removed;
    private final Counter removedBytes;
    private final Counter restored;
    private final Counter failures;

    CollectMetrics(MeterRegistry meters) {
        Gauge.builder("alluvium.registry.blobs.stored", stored, AtomicLong::get)
                .description("Files in the blob store, as the last collection found it")
                .register(meters);
        removed = counter(meters, "alluvium.registry.blobs.removed", "Files removed because no version names them");
        removedBytes = counter(meters, "alluvium.registry.blobs.removed.bytes", "Their bytes");
        restored = counter(meters, "alluvium.registry.blobs.restored", "Files kept again while they were taken away");
        failures = counter(meters, "alluvium.registry.blobs.collect.failures", "Collections that removed nothing");
    }

    void count(Swept swept) {
        stored.set(swept.blobs() - swept.removed());
        removed.increment(swept.removed());
        removedBytes.increment(swept.removedBytes());
        restored.increment(swept.restored());
    }

    void countFailure() {
        failures.increment();
    }

    private static Counter counter(MeterRegistry meters, String name, String description) {
        return Counter.builder(name).description(description).register(meters);
    }
}
