package io.alluvium.registry.subscribe;

import io.alluvium.registry.event.LogPosition;
import io.alluvium.registry.event.RegistryEvents;
import io.alluvium.registry.problem.RegistryException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** One question for what is new: answered at once where something is, and otherwise as soon as something comes. */
public final class Poll {

    private final LogReader log;
    private final int limit;
    private final CompletableFuture<Answer> answer = new CompletableFuture<>();
    private final Turns turns;
    private volatile boolean late;

    /** Asks for so many at most. */
    public Poll(LogReader log, int limit, Executor executor) {
        this.log = log;
        this.limit = limit;
        this.turns = new Turns(executor, this::look);
    }

    /**
     * What was found.
     *
     * @param reads the events; none where none came in time
     * @param position how far the log was read
     */
    public record Answer(List<LogReader.Read> reads, LogPosition position) {}

    /** Looks at once, and again at every event; holds no thread meanwhile. */
    public CompletableFuture<Answer> open(RegistryEvents events) {
        RegistryEvents.Subscription subscription = events.subscribe(event -> {
            if (event.mark() != null) {
                turns.wake();
            }
        });
        CompletableFuture<Answer> closing = answer.whenComplete((found, failure) -> subscription.close());
        turns.wake();
        return closing;
    }

    /** Waits no longer: answers with what is there, or with nothing. */
    public void hurry() {
        late = true;
        turns.wake();
    }

    private void look() {
        boolean last = late;
        try {
            List<LogReader.Read> found = answer.isDone() ? List.of() : log.next(limit);
            if (last || !found.isEmpty()) {
                answer.complete(new Answer(found, log.position()));
            }
        } catch (RegistryException notNow) {
            answer.completeExceptionally(notNow);
        }
    }
}
