package io.alluvium.registry.node;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready means: the log was read, so that answers are whole. */
@Readiness
@ApplicationScoped
class RegistryReadiness implements HealthCheck {

    private final RegistryNode node;

    RegistryReadiness(RegistryNode node) {
        this.node = node;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("prompt-registry").status(node.ready()).build();
    }
}
