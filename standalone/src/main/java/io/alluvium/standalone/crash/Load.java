package io.alluvium.standalone.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.alluvium.standalone.client.AlluviumClient;
import io.alluvium.standalone.client.ServerAnswerException;
import io.alluvium.standalone.client.ServerAwayException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A producer as it should be: offers each domain one text after the other, and the same text again until it is
 * acknowledged. What was sent is therefore what must be learned from, each text once.
 */
final class Load implements AutoCloseable {

    private static final int TEXTS_AT_ONCE = 2;
    private static final long PAUSE_MILLIS = 1_500;
    private static final long AWAY_MILLIS = 50;

    private final AlluviumClient ingest;
    private final LoadText text;
    private final Map<String, List<String>> acknowledged = new TreeMap<>();
    private final Thread thread = new Thread(this::produce, "crash-load");
    private final Object gate = new Object();
    private boolean paused;
    private boolean resting;
    private boolean closing;

    Load(AlluviumClient ingest, LoadText text) {
        this.ingest = ingest;
        this.text = text;
        LoadText.DOMAINS.forEach(domain -> acknowledged.put(domain, new ArrayList<>()));
    }

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    /** Stops for a while; returns when all that was sent is acknowledged. */
    void pause() throws InterruptedException {
        synchronized (gate) {
            paused = true;
            while (!resting && thread.isAlive()) {
                gate.wait();
            }
        }
    }

    /** Goes on. */
    void resume() {
        synchronized (gate) {
            paused = false;
            gate.notifyAll();
        }
    }

    /** The texts that were acknowledged, by domain. */
    Map<String, List<String>> acknowledged() {
        synchronized (gate) {
            Map<String, List<String>> copy = new TreeMap<>();
            acknowledged.forEach((domain, texts) -> copy.put(domain, List.copyOf(texts)));
            return copy;
        }
    }

    private void produce() {
        try {
            for (int turn = 0; goOn(); turn++) {
                for (String domain : LoadText.DOMAINS) {
                    offer(domain, turn * TEXTS_AT_ONCE);
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            synchronized (gate) {
                gate.notifyAll();
            }
        }
    }

    private boolean goOn() throws InterruptedException {
        synchronized (gate) {
            resting = true;
            gate.notifyAll();
            while (paused && !closing) {
                gate.wait();
            }
            resting = false;
            return !closing;
        }
    }

    private void offer(String domain, int first) throws InterruptedException {
        List<String> texts = text.of(domain, first, TEXTS_AT_ONCE);
        while (!offered(domain, texts)) {
            synchronized (gate) {
                if (closing) {
                    return;
                }
            }
            Thread.sleep(AWAY_MILLIS);
        }
        synchronized (gate) {
            acknowledged.computeIfAbsent(domain, missing -> new ArrayList<>()).addAll(texts);
        }
    }

    private boolean offered(String domain, List<String> texts) {
        StringBuilder lines = new StringBuilder();
        texts.forEach(each -> lines.append(JsonNodeFactory.instance.objectNode().put("text", each))
                .append('\n'));
        try {
            JsonNode answer = ingest.post(
                    "/v1/domains/" + domain + "/records",
                    "application/x-ndjson",
                    lines.toString().getBytes(StandardCharsets.UTF_8));
            return answer.path("accepted").asInt() == texts.size();
        } catch (ServerAnswerException | ServerAwayException e) {
            return false; // Away; the same again.
        }
    }

    @Override
    public void close() {
        synchronized (gate) {
            closing = true;
            gate.notifyAll();
        }
    }
}
