package io.alluvium.worker;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jspecify.annotations.Nullable;

/** Ties the worker to the application's life: it starts after an embedded broker would, and stops with the application. */
@ApplicationScoped
public class WorkerLifecycle {

    /** Later than an embedded broker starts. */
    private static final int START = 1_200;

    private final WorkerConfig config;
    private final MeterRegistry meters;
    private volatile @Nullable InferenceWorker worker;

    /** Made by the container. */
    public WorkerLifecycle(WorkerConfig config, MeterRegistry meters) {
        this.config = config;
        this.meters = meters;
    }

    void start(@Observes @Priority(START) StartupEvent event) {
        worker = InferenceWorker.open(config, meters);
    }

    void stop(@Observes ShutdownEvent event) {
        InferenceWorker running = worker;
        worker = null;
        if (running != null) {
            running.close();
        }
    }

    /** The running worker. */
    public InferenceWorker worker() {
        InferenceWorker running = worker;
        if (running == null) {
            throw new IllegalStateException("The inference worker is not running: the application starts or stops");
        }
        return running;
    }

    /** Whether the worker runs and can answer. */
    public boolean ready() {
        InferenceWorker running = worker;
        return running != null && running.ready();
    }
}
