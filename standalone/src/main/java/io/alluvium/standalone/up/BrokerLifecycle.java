package io.alluvium.standalone.up;

import io.alluvium.kafka.embedded.BrokerSettings;
import io.alluvium.kafka.embedded.EmbeddedBroker;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jspecify.annotations.Nullable;

/** The broker inside: there before any service starts, and gone after the last one has closed its streams. */
@ApplicationScoped
public class BrokerLifecycle {

    private static final int BEFORE_ALL = 1;
    private static final int AFTER_ALL = 100_000;

    private final StandaloneConfig config;
    private @Nullable EmbeddedBroker broker;

    /** Made by the container. */
    public BrokerLifecycle(StandaloneConfig config) {
        this.config = config;
    }

    void start(@Observes @Priority(BEFORE_ALL) StartupEvent event) {
        config.brokerPort()
                .ifPresent(port -> broker = EmbeddedBroker.start(
                        new BrokerSettings(config.dataDirectory().resolve("kafka"), port)));
    }

    void stop(@Observes @Priority(AFTER_ALL) ShutdownEvent event) {
        EmbeddedBroker running = broker;
        broker = null;
        if (running != null) {
            running.close();
        }
    }
}
