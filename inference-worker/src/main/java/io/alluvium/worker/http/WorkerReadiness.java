package io.alluvium.worker.http;

import io.alluvium.worker.WorkerLifecycle;
import io.alluvium.worker.follow.SubscriptionStatus;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready when the model is loaded and the prompts are there: all announcements read, or the last good ones restored. A
 * broker or registry that goes away later does not matter.
 */
@Readiness
@ApplicationScoped
public class WorkerReadiness implements HealthCheck {

    private final WorkerLifecycle lifecycle;

    /** Made by the container. */
    public WorkerReadiness(WorkerLifecycle lifecycle) {
        this.lifecycle = lifecycle;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("inference-worker").status(lifecycle.ready());
        if (lifecycle.ready()) {
            SubscriptionStatus status = lifecycle.worker().status();
            response.withData("restored", status.restored())
                    .withData("caughtUp", status.caughtUp())
                    .withData("pending", status.pending())
                    .withData(
                            "aliases",
                            lifecycle.worker().predictor().library().aliases().size());
        }
        return response.build();
    }
}
