package io.alluvium.model.generate;

import io.alluvium.model.Continuation;
import io.alluvium.model.DecodingRows;
import io.alluvium.model.Generation;
import io.alluvium.model.GenerationRequest;
import io.alluvium.model.PreparedPrompt;
import io.alluvium.model.TokenListener;
import io.alluvium.model.family.SpecialTokens;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Function;

/**
 * Continues many texts at once. One thread brings all of them on by a token at a time; a request joins as soon as a row is
 * free and leaves at its own end, whatever the others do. What a request gets does not depend on its company, but for the
 * rounding of larger matrix products.
 */
public final class Decoder implements AutoCloseable {

    private final DecodingRows rows;
    private final SpecialTokens special;
    private final Function<int[], String> decoder;
    private final Queue<Task> waiting = new ArrayDeque<>();
    private final Batch batch;
    private final Thread thread = new Thread(this::run, "decoder");
    private boolean closed;
    private volatile int running;

    /**
     * A decoder that owns these rows from now on.
     *
     * @param special the tokens that texts begin and end with
     * @param decoder from tokens to their text
     * @param tokensAtOnce how many tokens of new texts are read before running requests get their next token
     */
    public Decoder(DecodingRows rows, SpecialTokens special, Function<int[], String> decoder, int tokensAtOnce) {
        if (tokensAtOnce < 1) {
            throw new IllegalArgumentException("tokensAtOnce is " + tokensAtOnce + "; it must be 1 at least");
        }
        this.rows = rows;
        this.special = special;
        this.decoder = decoder;
        this.batch = new Batch(rows, tokensAtOnce);
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Continues a text. The listener hears each token on the caller's thread, and may stop it; the prompt is not used any
     * more when this returns.
     */
    public Generation generate(GenerationRequest request, PreparedPrompt prompt, TokenListener listener) {
        int room = rows.context() - prompt.length();
        Task task = new Task(Continuation.behind(request, room, special, decoder), prompt);
        synchronized (waiting) {
            if (closed) {
                throw new IllegalStateException("The decoder is closed; ask another worker");
            }
            waiting.add(task);
            waiting.notifyAll();
        }
        return task.follow(listener);
    }

    /** Requests that wait for a row. */
    public int waiting() {
        synchronized (waiting) {
            return waiting.size();
        }
    }

    /** Requests that have a row. */
    public int running() {
        return running;
    }

    private void run() {
        try (rows) {
            while (admit()) {
                running = batch.size();
                try {
                    batch.step();
                } catch (RuntimeException | Error e) {
                    batch.fail(e);
                }
                running = batch.size();
            }
        } finally {
            end();
        }
    }

    /** Gives rows to those who wait; waits itself while there is nothing to do. False when closed. */
    private boolean admit() {
        synchronized (waiting) {
            while (!closed && waiting.isEmpty() && batch.isEmpty()) {
                try {
                    waiting.wait();
                } catch (InterruptedException e) {
                    closed = true;
                }
            }
            waiting.removeIf(Decoder::left);
            while (!waiting.isEmpty() && batch.admits(waiting.element())) {
                batch.admit(waiting.remove());
            }
            return !closed;
        }
    }

    private static boolean left(Task task) {
        if (task.over()) {
            task.leave();
            return true;
        }
        return false;
    }

    private void end() {
        IllegalStateException end = new IllegalStateException("the decoder was closed meanwhile");
        batch.fail(end);
        synchronized (waiting) {
            closed = true;
            waiting.forEach(task -> {
                task.fail(end);
                task.leave();
            });
            waiting.clear();
        }
    }

    /** Ends what runs with a failure, and frees the rows. */
    @Override
    public void close() {
        synchronized (waiting) {
            closed = true;
            waiting.notifyAll();
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
