package io.alluvium.endtoend.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.alluvium.schemas.Topics;
import io.alluvium.schemas.WorkerAcknowledgement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * When each version of a domain was live for a worker: from the move of the alias, as the registry's history has it, to
 * the moment when the worker had the next one in use, as its acknowledgement says.
 */
public final class LiveTimes {

    private static final String LIVE = "live";

    private final List<Span> spans;

    private LiveTimes(List<Span> spans) {
        this.spans = List.copyOf(spans);
    }

    private record Span(String digest, Instant from, Instant to) {}

    /** Reads the history over HTTP and the worker's acknowledgements from the log. */
    public static LiveTimes of(Api api, Log log, String domain, String worker) {
        Map<Integer, String> digests = new HashMap<>();
        api.get("/v1/prompts/" + domain + "/versions?limit=100000")
                .json()
                .forEach(version -> digests.put(
                        version.path("version").asInt(), version.path("digest").asText()));
        List<WorkerAcknowledgement> swaps =
                log.read(Topics.ACKNOWLEDGEMENTS, worker + "/" + domain, WorkerAcknowledgement.class).stream()
                        .filter(said -> said.getAlias().equals(LIVE))
                        .sorted(Comparator.comparing(WorkerAcknowledgement::getServingAtMillis))
                        .toList();
        List<Span> spans = new ArrayList<>();
        for (JsonNode move :
                api.get("/v1/prompts/" + domain + "/history?limit=100000").json()) {
            if (move.path("alias").asText().equals(LIVE)
                    && move.path("status").asText().equals("ACCEPTED")) {
                String digest = digests.getOrDefault(move.path("toVersion").asInt(), "");
                Instant moved = Instant.parse(move.path("at").asText());
                spans.add(new Span(digest, moved, end(digest, moved, swaps)));
            }
        }
        return new LiveTimes(spans);
    }

    // The first swap to another version after the alias named this one.
    private static Instant end(String digest, Instant moved, List<WorkerAcknowledgement> swaps) {
        boolean inUse = false;
        for (WorkerAcknowledgement swap : swaps) {
            boolean own = swap.getDigest().equals(digest) && swap.getAnnouncedAtMillis() >= moved.toEpochMilli();
            if (inUse && !own) {
                return Instant.ofEpochMilli(swap.getServingAtMillis());
            }
            inUse |= own;
        }
        return inUse ? Instant.MAX : moved;
    }

    /** Whether a request that ran in that time may have been answered with that version. */
    public boolean wasLive(String digest, Instant sent, Instant received) {
        return spans.stream()
                .anyMatch(span -> span.digest().equals(digest)
                        && !span.from().isAfter(received)
                        && !span.to().isBefore(sent));
    }
}
