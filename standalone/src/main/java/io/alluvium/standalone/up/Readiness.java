package io.alluvium.standalone.up;

import com.fasterxml.jackson.databind.JsonNode;
import io.alluvium.standalone.client.AlluviumClient;
import io.alluvium.standalone.client.ServerAnswerException;
import io.alluvium.standalone.client.ServerAwayException;
import java.time.Duration;
import java.util.Optional;

/** Waits until every service of this process takes work. */
final class Readiness {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long PAUSE_MILLIS = 200;

    private final AlluviumClient client;

    Readiness(AlluviumClient client) {
        this.client = client;
    }

    /** Returns when all are ready, or throws with the last thing that was in the way. */
    void await() throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Optional<String> obstacle = obstacle();
        while (obstacle.isPresent()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Not everything is ready after " + PATIENCE.toSeconds() + " s: "
                        + obstacle.get() + ". The log file in the data directory says more.");
            }
            Thread.sleep(PAUSE_MILLIS);
            obstacle = obstacle();
        }
    }

    private Optional<String> obstacle() {
        try {
            JsonNode health = client.get("/q/health/ready");
            return health.path("status").asText().equals("UP") ? Optional.empty() : Optional.of(health.toString());
        } catch (ServerAnswerException | ServerAwayException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
