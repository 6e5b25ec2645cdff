package io.alluvium.registry.collect;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/** Asks the brokers for the id that their cluster was given when it was made. */
final class ClusterName implements Supplier<String> {

    private final Map<String, Object> kafka;
    private final Duration patience;

    ClusterName(Map<String, Object> kafka, Duration patience) {
        this.kafka = Map.copyOf(kafka);
        this.patience = patience;
    }

    @Override
    public String get() {
        try (Admin admin = Admin.create(kafka)) {
            return admin.describeCluster().clusterId().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("Asking for the cluster's id", e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
