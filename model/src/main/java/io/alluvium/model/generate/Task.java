package io.alluvium.model.generate;

import io.alluvium.model.Continuation;
import io.alluvium.model.Generation;
import io.alluvium.model.Generation.FinishReason;
import io.alluvium.model.PreparedPrompt;
import io.alluvium.model.TokenListener;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A request between two threads: the decoder brings it on and puts what comes into a queue, its caller takes it from there.
 * So a listener that is slow holds up nobody else. The caller is let go only when the decoder has let go of the prompt.
 */
final class Task {

    private final Continuation continuation;
    private final PreparedPrompt prompt;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private int read;
    private @Nullable Left end;
    private volatile boolean cancelled;
    private boolean gone;

    Task(Continuation continuation, PreparedPrompt prompt) {
        this.continuation = continuation;
        this.prompt = prompt;
    }

    /** What the decoder tells the caller. */
    private sealed interface Event permits Came, Left {}

    /** A token came. */
    private record Came(String text, int token) implements Event {}

    /** The request left the decoder, with all that came of it or with a failure; with neither where it was cancelled. */
    private record Left(
            @Nullable Generation whole, @Nullable Throwable failure) implements Event {

        Generation result() {
            if (whole == null) {
                throw new IllegalStateException(
                        "The model failed: " + (failure == null ? "it was closed" : failure.getMessage()), failure);
            }
            return whole;
        }
    }

    // The decoder's side.

    PreparedPrompt prompt() {
        return prompt;
    }

    /** Tokens of its text that were not read yet. */
    int unread() {
        return continuation.text().length - read;
    }

    /** The next tokens to read: of its text, so many at most, or else its last token. */
    int[] toRead(int most) {
        int[] text = continuation.text();
        if (read == text.length) {
            return new int[] {continuation.token()};
        }
        int from = read;
        read = Math.min(text.length, read + most);
        return Arrays.copyOfRange(text, from, read);
    }

    /** Takes the logits after its last token. */
    void next(float[] logits) {
        try {
            Continuation.Piece piece = continuation.next(logits);
            if (piece.heard()) {
                events.add(new Came(piece.text(), piece.token()));
            }
            if (piece.end() != null) {
                end = new Left(continuation.ended(piece.end()), null);
            }
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    /** Has it end with a failure. */
    void fail(Throwable cause) {
        end = new Left(null, cause);
    }

    /** Whether nothing more is to be done for it. */
    boolean over() {
        return cancelled || end != null;
    }

    /** Lets the caller go. */
    void leave() {
        events.add(end == null ? new Left(null, null) : end);
    }

    // The caller's side.

    /** Passes what comes to the listener until the end. */
    Generation follow(TokenListener listener) {
        StringBuilder text = new StringBuilder();
        IntStream.Builder tokens = IntStream.builder();
        try {
            while (true) {
                Event event = events.take();
                if (event instanceof Left left) {
                    gone = true;
                    return cancelled ? cut(text, tokens) : left.result();
                }
                if (event instanceof Came came && !cancelled) {
                    tokens.add(came.token());
                    text.append(came.text());
                    cancelled = !listener.accept(came.text(), came.token());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the model", e);
        } finally {
            letGo();
        }
    }

    private Generation cut(StringBuilder text, IntStream.Builder tokens) {
        return new Generation(
                text.toString(), tokens.build().toArray(), FinishReason.CANCELLED, continuation.text().length);
    }

    private void letGo() {
        cancelled = true;
        boolean interrupted = false;
        while (!gone) {
            try {
                gone = events.take() instanceof Left;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
