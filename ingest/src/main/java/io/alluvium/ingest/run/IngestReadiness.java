package io.alluvium.ingest.run;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready means: records are being taken. Liveness does not depend on the broker. */
@Readiness
@ApplicationScoped
public class IngestReadiness implements HealthCheck {

    private final IngestStreams streams;

    /** Asks that stream. */
    public IngestReadiness(IngestStreams streams) {
        this.streams = streams;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("alluvium-ingest")
                .status(streams.isRunning())
                .withData("state", streams.state())
                .build();
    }
}
