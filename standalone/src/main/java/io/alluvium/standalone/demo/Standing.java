package io.alluvium.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.alluvium.standalone.client.AlluviumClient;
import io.alluvium.standalone.client.ServerAnswerException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Where the domains stand now, as ingest, trainer, registry and worker say. */
final class Standing {

    private static final String LIVE = "live";

    private final AlluviumClient client;
    private Map<String, JsonNode> arrived = Map.of();
    private Map<String, JsonNode> prompts = Map.of();
    private Map<String, JsonNode> fleet = Map.of();

    Standing(AlluviumClient client) {
        this.client = client;
    }

    /** Asks all of them again; what cannot be told at this moment stays as it was. */
    void refresh() {
        arrived = byDomain("/v1/domains", "domains").orElse(arrived);
        prompts = byDomain("/v1/prompts", "").orElse(prompts);
        fleet = byDomain("/v1/fleet", "").orElse(fleet);
    }

    private Optional<Map<String, JsonNode>> byDomain(String path, String field) {
        try {
            JsonNode list =
                    field.isEmpty() ? client.get(path) : client.get(path).path(field);
            Map<String, JsonNode> known = new HashMap<>();
            for (JsonNode each : list) {
                if (each.path("alias").asText(LIVE).equals(LIVE)) { // The fleet has an entry per alias.
                    known.put(each.path("domain").asText(), each);
                }
            }
            return Optional.of(known);
        } catch (ServerAnswerException e) {
            return Optional.empty(); // A service that rebalances answers 503 for a moment.
        }
    }

    /** Ingest's counts of a domain. */
    JsonNode arrived(String domain) {
        return arrived.getOrDefault(domain, MissingNode.getInstance());
    }

    /** The trainer's progress in a domain. */
    JsonNode progress(String domain) {
        return prompt(domain).path("progress");
    }

    /** The live version of a domain; 0 for none. */
    int live(String domain) {
        for (JsonNode alias : prompt(domain).path("aliases")) {
            if (alias.path("alias").asText().equals(LIVE)) {
                return alias.path("version").asInt();
            }
        }
        return 0;
    }

    /** Records that the trainer is done with so far, of all domains. */
    long learned() {
        return prompts.values().stream()
                .mapToLong(each -> learned(each.path("progress")))
                .sum();
    }

    /** Records of a domain that are learned or kept for the gate; those that only wait for their turn are not. */
    static long learned(JsonNode progress) {
        return progress.path("trainedRecords").asLong()
                + progress.path("heldOutRecords").asLong();
    }

    /** Versions that are live now, counted over all domains. */
    long versions() {
        return prompts.values().stream()
                .mapToLong(each -> each.path("versions").asLong())
                .sum();
    }

    /** Whether everything that was offered for the domain is judged, learned, published and in use. */
    boolean settled(String domain, long offered) {
        JsonNode counts = arrived(domain);
        long rejected = 0;
        for (JsonNode count : counts.path("rejected")) {
            rejected += count.asLong();
        }
        long accepted = counts.path("accepted").asLong();
        JsonNode progress = progress(domain);
        if (accepted + rejected + counts.path("duplicates").asLong() != offered
                || progress.path("acceptedRecords").asLong() != accepted
                || progress.path("pendingRecords").asLong() != 0
                || prompt(domain).path("versions").asInt()
                        != progress.path("lastVersion").asInt()) {
            return false;
        }
        int live = live(domain);
        return published(domain, progress.path("steps").asLong())
                && (live == 0 || (fleet.containsKey(domain) && serving(fleet.get(domain), live)));
    }

    /** What to ask the worker for: the domain, or the frozen model while no version has passed the gate. */
    String model(String domain) {
        return live(domain) == 0 ? "base" : domain;
    }

    private boolean published(String domain, long steps) {
        int newest = prompt(domain).path("versions").asInt();
        if (newest == 0) {
            return false;
        }
        JsonNode manifest = client.get("/v1/prompts/" + domain + "/versions/" + newest);
        boolean whole = manifest.path("examples").path("steps").asLong() == steps;
        return whole && (!manifest.path("verdict").path("passed").asBoolean() || live(domain) == newest);
    }

    private static boolean serving(JsonNode worker, int version) {
        return worker.path("version").asInt() == version
                && worker.path("status").asText().equals("SERVING");
    }

    private JsonNode prompt(String domain) {
        return prompts.getOrDefault(domain, MissingNode.getInstance());
    }
}
