package io.alluvium.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.alluvium.standalone.client.AlluviumClient;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Asks for completions of all domains in turn, one after the other, until it is closed. */
final class Asker implements AutoCloseable {

    private static final int NEW_TOKENS = 8;
    private static final int PROMPT_CHARACTERS = 40;
    private static final long PAUSE_MILLIS = 60;
    private static final String BASE = "base";

    private final AlluviumClient client;
    private final List<SampleDomain> domains;
    private final Predicate<String> served;
    private final List<Answer> answers = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();
    private final Thread thread = new Thread(this::askOn, "demo-asker");
    private volatile boolean closing;

    /** Asks that server; a domain that is not served yet is answered for by the frozen model. */
    Asker(AlluviumClient client, List<SampleDomain> domains, Predicate<String> served) {
        this.client = client;
        this.domains = domains;
        this.served = served;
    }

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    /** What was answered so far. */
    synchronized List<Answer> answers() {
        return List.copyOf(answers);
    }

    /** What was not answered so far, and why. */
    synchronized List<String> errors() {
        return List.copyOf(errors);
    }

    private void askOn() {
        for (int turn = 0; !closing; turn++) {
            SampleDomain domain = domains.get(turn % domains.size());
            List<String> texts = domain.heldOut().get(turn / domains.size() % 2);
            String text = texts.get(turn / domains.size() / 2 % texts.size());
            ask(
                    served.test(domain.name()) ? domain.name() : BASE,
                    text.substring(0, Math.min(PROMPT_CHARACTERS, text.length())));
            pause();
        }
    }

    private void ask(String model, String prompt) {
        long sent = System.currentTimeMillis();
        try {
            JsonNode answer = client.post(
                    "/v1/completions",
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("model", model)
                            .put("prompt", prompt)
                            .put("max_tokens", NEW_TOKENS)
                            .put("temperature", 0));
            JsonNode version = answer.path("alluvium");
            note(new Answer(model, version.path("digest").asText(), sent, System.currentTimeMillis()));
        } catch (RuntimeException e) { // Whatever it was, it is an error that a user would have seen.
            noteError(model + ": " + e.getMessage());
        }
    }

    private synchronized void note(Answer answer) {
        answers.add(answer);
    }

    private synchronized void noteError(String error) {
        if (!closing) {
            errors.add(error);
        }
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            closing = true;
        }
    }

    @Override
    public void close() throws InterruptedException {
        closing = true;
        thread.join();
    }
}
