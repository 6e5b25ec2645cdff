package io.alluvium.trainer.run;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.jspecify.annotations.Nullable;

/** Ready means: the learners are restored and learning goes on. Says what went wrong last. */
@Readiness
@ApplicationScoped
class TrainerReadiness implements HealthCheck {

    private final TrainerNode node;

    TrainerReadiness(TrainerNode node) {
        this.node = node;
    }

    @Override
    public HealthCheckResponse call() {
        TrainerStreams streams = node.streams();
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("trainer")
                .status(streams != null && streams.running())
                .withData("state", streams == null ? "NOT_STARTED" : streams.state());
        @Nullable String failure = streams == null ? null : streams.lastFailure();
        return (failure == null ? answer : answer.withData("lastFailure", failure)).build();
    }
}
