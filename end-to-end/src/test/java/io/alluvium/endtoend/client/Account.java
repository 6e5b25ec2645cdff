package io.alluvium.endtoend.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Predicate;

/**
 * What became of a domain's records, from the two ends: what ingest accepted, and what the trainer did with it.
 *
 * @param accepted by ingest
 * @param duplicates dropped by ingest
 * @param seen examples that the trainer took
 * @param trained those of them that it learned
 * @param heldOut those of them that it keeps for the gate
 * @param pending those of them that wait for their batch
 */
public record Account(long accepted, long duplicates, long seen, long trained, long heldOut, long pending) {

    /** Reads it. */
    public static Account of(Api api, String domain) {
        JsonNode ingest = find(api.get("/v1/domains").json().path("domains"), domain);
        JsonNode trainer = find(api.get("/v1/progress").json(), domain);
        return new Account(
                ingest.path("accepted").asLong(),
                ingest.path("duplicates").asLong(),
                trainer.path("acceptedRecords").asLong(),
                trainer.path("trainedRecords").asLong(),
                trainer.path("heldOutRecords").asLong(),
                trainer.path("pendingRecords").asLong());
    }

    /** What the account looks like when so many different texts were accepted and all are settled. */
    public static Predicate<Account> settled(long texts) {
        return account -> account.accepted() == texts
                && account.seen() == texts
                && account.trained() + account.heldOut() == texts
                && account.pending() == 0;
    }

    private static JsonNode find(JsonNode list, String domain) {
        for (JsonNode each : list) {
            if (each.path("domain").asText().equals(domain)) {
                return each;
            }
        }
        return Api.object();
    }
}
