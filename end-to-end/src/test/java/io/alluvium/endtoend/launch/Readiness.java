package io.alluvium.endtoend.launch;

import io.alluvium.endtoend.client.Api;
import java.time.Duration;
import org.awaitility.Awaitility;

/** Waits until a process says that it is ready, and gives up when it has ended. */
final class Readiness {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private Readiness() {}

    static void await(Api api, JavaProcess process) {
        Awaitility.await("the process to be ready")
                .atMost(PATIENCE)
                .pollInterval(PAUSE)
                .failFast("the process has ended:", () -> {
                    if (!process.alive()) {
                        throw new AssertionError("The process has ended:\n" + process.lastWords());
                    }
                })
                .until(() -> api.answers("/q/health/ready"));
    }
}
