package io.alluvium.standalone.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.alluvium.schemas.blob.BlobStore;
import io.alluvium.schemas.blob.BlobStores;
import io.alluvium.standalone.client.ServerAnswerException;
import io.alluvium.standalone.client.ServerAwayException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.KafkaException;

/** Gathers the evidence and waits until it is in order. What is written is never unwritten, so that waiting hides nothing. */
final class Inspector {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long PAUSE_MILLIS = 300;

    private final Fleet fleet;
    private final String bootstrapServers;
    private final BlobStore blobs;

    Inspector(Fleet fleet, ServiceCommands commands) {
        this.fleet = fleet;
        this.bootstrapServers = commands.bootstrapServers();
        this.blobs = BlobStores.inDirectory(commands.blobs());
    }

    /** The violations that are left when there was time enough; empty as soon as there are none. Nothing may be sent meanwhile. */
    List<String> settle(Load load, Questions questions) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        List<String> violations = look(load, questions);
        while (!violations.isEmpty() && System.nanoTime() < deadline) {
            Thread.sleep(PAUSE_MILLIS);
            violations = look(load, questions);
        }
        return violations;
    }

    private List<String> look(Load load, Questions questions) {
        try {
            Map<String, Evidence.Learned> learned = learned();
            // The counts are read first: where they are in order, what the log says now is all there is to say.
            return Audit.violations(
                    new Evidence(load.acknowledged(), learned, serving(), questions.replies(), log(), blobs));
        } catch (ServerAwayException | ServerAnswerException | KafkaException e) {
            return List.of("A service does not answer: " + e.getMessage());
        }
    }

    /** What is committed now. */
    LogSnapshot log() {
        return LogSnapshot.read(bootstrapServers);
    }

    private Map<String, Evidence.Learned> learned() {
        Map<String, Evidence.Learned> learned = new HashMap<>();
        for (JsonNode progress : fleet.client(ServiceKind.REGISTRY).get("/v1/progress")) {
            learned.put(
                    progress.path("domain").asText(),
                    new Evidence.Learned(
                            progress.path("acceptedRecords").asLong(),
                            progress.path("trainedRecords").asLong(),
                            progress.path("heldOutRecords").asLong(),
                            progress.path("pendingRecords").asLong()));
        }
        return learned;
    }

    private Map<String, String> serving() {
        Map<String, String> serving = new HashMap<>();
        for (String domain : LoadText.DOMAINS) {
            try {
                JsonNode answer = fleet.client(ServiceKind.WORKER)
                        .post(
                                "/v1/completions",
                                JsonNodeFactory.instance
                                        .objectNode()
                                        .put("model", domain)
                                        .put("prompt", "Note")
                                        .put("max_tokens", 1));
                serving.put(domain, answer.path("alluvium").path("digest").asText());
            } catch (ServerAnswerException e) {
                serving.put(domain, ""); // Nothing of it is live yet.
            }
        }
        return serving;
    }
}
