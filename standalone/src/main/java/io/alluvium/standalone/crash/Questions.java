package io.alluvium.standalone.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.alluvium.standalone.client.AlluviumClient;
import io.alluvium.standalone.client.ServerAnswerException;
import io.alluvium.standalone.client.ServerAwayException;
import java.util.ArrayList;
import java.util.List;

/** Asks the worker for each domain in turn, all the time, and remembers which version answered. */
final class Questions implements AutoCloseable {

    private static final long PAUSE_MILLIS = 100;
    private static final int SERVER_ERROR = 500;
    private static final int NOT_NOW = 503;

    private final AlluviumClient worker;
    private final List<Reply> replies = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();
    private final Thread thread = new Thread(this::ask, "crash-questions");
    private volatile boolean closing;

    /**
     * An answer.
     *
     * @param domain the domain asked
     * @param digest digest of the version that answered
     * @param doneAtMillis when it was there
     */
    record Reply(String domain, String digest, long doneAtMillis) {}

    Questions(AlluviumClient worker) {
        this.worker = worker;
    }

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    /** What was answered so far. */
    synchronized List<Reply> replies() {
        return List.copyOf(replies);
    }

    /** Answers that say that the worker itself is in trouble. */
    synchronized List<String> errors() {
        return List.copyOf(errors);
    }

    private void ask() {
        try {
            for (int turn = 0; !closing; turn++) {
                ask(LoadText.DOMAINS.get(turn % LoadText.DOMAINS.size()));
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask(String domain) throws InterruptedException {
        try {
            JsonNode answer = worker.post(
                    "/v1/completions",
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("model", domain)
                            .put("prompt", "Note")
                            .put("max_tokens", 2)
                            .put("temperature", 0));
            note(new Reply(domain, answer.path("alluvium").path("digest").asText(), System.currentTimeMillis()));
        } catch (ServerAnswerException e) { // No such domain yet is an answer as well.
            if (e.status() >= SERVER_ERROR && e.status() != NOT_NOW) {
                noteError(domain + ": " + e.getMessage());
            }
        } catch (ServerAwayException e) { // It was killed.
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private synchronized void note(Reply reply) {
        replies.add(reply);
    }

    private synchronized void noteError(String error) {
        errors.add(error);
    }

    @Override
    public void close() {
        closing = true;
    }
}
