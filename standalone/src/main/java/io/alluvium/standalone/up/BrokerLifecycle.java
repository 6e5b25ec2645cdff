package io.alluvium.standalone.up;

import io.alluvium.kafka.embedded.BrokerSettings;
import io.alluvium.kafka.embedded.EmbeddedBroker;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The broker inside: there before any service starts, and gone after the last one has closed its streams. Kafka gives up
 * for good when its log cannot be written, such as on a full disk; then everything stops, says why, and continues from
 * what was accepted when it is started again.
 */
@ApplicationScoped
public class BrokerLifecycle {

    private static final int BEFORE_ALL = 1;
    private static final int AFTER_ALL = 100_000;
    private static final int FAILED = 1;
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Logger LOG = LoggerFactory.getLogger(BrokerLifecycle.class);

    private final StandaloneConfig config;
    private final AtomicBoolean gaveUp = new AtomicBoolean();
    private volatile @Nullable EmbeddedBroker broker;

    /** Made by the container. */
    public BrokerLifecycle(StandaloneConfig config) {
        this.config = config;
    }

    void start(@Observes @Priority(BEFORE_ALL) StartupEvent event) {
        config.brokerPort().ifPresent(port -> {
            EmbeddedBroker.whenItGivesUp(this::giveUp);
            broker = EmbeddedBroker.start(new BrokerSettings(directory(), port));
        });
    }

    void stop(@Observes @Priority(AFTER_ALL) ShutdownEvent event) {
        EmbeddedBroker running = broker;
        broker = null;
        if (gaveUp.get()) { // It would not come to an end by itself; this is the last word, after many others.
            sayWhy();
        } else if (running != null) {
            running.close();
        }
    }

    /** Runs on a thread of Kafka's. Stops the services, and the process in any case. */
    private void giveUp() {
        if (gaveUp.compareAndSet(false, true)) {
            sayWhy();
            Quarkus.asyncExit(FAILED);
        }
        if (broker != null) { // Else nothing runs yet that could be stopped.
            pause();
        }
        Runtime.getRuntime().halt(FAILED);
    }

    private void sayWhy() {
        LOG.atError()
                .addKeyValue("directory", directory())
                .addKeyValue("freeBytes", directory().toFile().getUsableSpace())
                .log("The Kafka broker inside cannot write its log and has given up, so that everything stops."
                        + " What was accepted is kept: make room on the disk, and start again");
    }

    private static void pause() {
        try {
            Thread.sleep(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Path directory() {
        return config.dataDirectory().resolve("kafka");
    }
}
