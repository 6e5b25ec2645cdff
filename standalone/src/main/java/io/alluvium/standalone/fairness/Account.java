package io.alluvium.standalone.fairness;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.alluvium.standalone.client.AlluviumClient;
import io.alluvium.standalone.client.ServerAnswerException;
import java.util.Optional;

/**
 * What became of a domain's records, as ingest and trainer say.
 *
 * @param sent different texts that were sent
 * @param accepted by ingest
 * @param trained learned from
 * @param heldOut kept for the gate
 * @param waiting seen by the trainer, and neither learned nor kept yet
 */
public record Account(long sent, long accepted, long trained, long heldOut, long waiting) {

    /** Reads it; empty while a service is busy with itself. */
    static Optional<Account> of(AlluviumClient client, String domain, long sent) {
        try {
            JsonNode arrived = find(client.get("/v1/domains").path("domains"), domain);
            JsonNode progress = find(client.get("/v1/progress"), domain);
            return Optional.of(new Account(
                    sent,
                    arrived.path("accepted").asLong(),
                    progress.path("trainedRecords").asLong(),
                    progress.path("heldOutRecords").asLong(),
                    progress.path("pendingRecords").asLong()));
        } catch (ServerAnswerException e) {
            return Optional.empty();
        }
    }

    /** Accepted and not learned yet. */
    long backlog() {
        return accepted - trained - heldOut;
    }

    /** Whether each text that was sent was learned or kept, once. */
    @JsonProperty
    boolean exact() {
        return accepted == sent && trained + heldOut == sent && waiting == 0;
    }

    private static JsonNode find(JsonNode list, String domain) {
        for (JsonNode each : list) {
            if (each.path("domain").asText().equals(domain)) {
                return each;
            }
        }
        return list.path(-1);
    }
}
