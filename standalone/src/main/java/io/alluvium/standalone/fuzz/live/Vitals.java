package io.alluvium.standalone.fuzz.live;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.alluvium.standalone.client.AlluviumClient;
import io.alluvium.standalone.client.ServerAnswerException;
import io.alluvium.standalone.client.ServerAwayException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** Whether a running Alluvium does its work still: the whole path, walked by a fresh domain. */
public final class Vitals {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long PAUSE_MILLIS = 500;
    private static final int RECORDS = 60;

    private final AlluviumClient client;

    /** Looks at that server. */
    public Vitals(AlluviumClient client) {
        this.client = client;
    }

    /** Learns a domain that nobody knows yet, and waits until its prompt is served; what is wrong, if anything. */
    public Optional<String> check(String domain) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        String wrong = "not looked at";
        try {
            client.get("/q/health/ready");
            learn(domain);
        } catch (ServerAnswerException | ServerAwayException e) {
            return Optional.of("A good record of a fresh domain: " + e.getMessage());
        }
        while (System.nanoTime() < deadline) {
            try {
                ask(domain);
                return Optional.empty();
            } catch (ServerAnswerException | ServerAwayException e) {
                wrong = String.valueOf(e.getMessage());
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        return Optional.of("The domain " + domain + " was not learned and served within " + PATIENCE + ": " + wrong);
    }

    private void learn(String domain) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < RECORDS; i++) {
            lines.append(JsonNodeFactory.instance
                            .objectNode()
                            .put("text", domain + " record " + i + ": the river leaves its sediment behind " + i * i))
                    .append('\n');
        }
        String path = "/v1/domains/" + AlluviumClient.segment(domain);
        client.post(path + "/records", "application/x-ndjson", lines.toString().getBytes(StandardCharsets.UTF_8));
        client.post(path + "/cut", "application/json", new byte[0]);
    }

    private void ask(String domain) {
        client.post(
                "/v1/completions",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("model", domain)
                        .put("prompt", "the")
                        .put("max_tokens", 1));
    }
}
