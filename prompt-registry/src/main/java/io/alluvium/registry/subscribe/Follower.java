package io.alluvium.registry.subscribe;

import io.alluvium.registry.event.LogPosition;
import io.alluvium.registry.event.RegistryEvent;
import io.alluvium.registry.event.RegistryEvents;
import io.alluvium.registry.problem.RegistryException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A subscriber that is told as fast as it asks for more. Events of the log wait in the log; passing news, of which only the
 * newest matter, wait in a short queue that drops the oldest. One that asks for nothing more for too long is ended, and may
 * come back with its position. Nothing that a subscriber does makes another one wait, nor the reader of the log.
 */
public final class Follower {

    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
    private static final int BATCH = 64;
    private static final int MOST_NEWS = 256;

    private final LogReader log;
    private final EventFilter filter;
    private final RegistryEvents events;
    private final Teller teller;
    private final Turns turns;
    private final Queue<LogReader.Read> batch = new ArrayDeque<>();
    private final Queue<RegistryEvent> news = new ArrayDeque<>();
    private RegistryEvents.@Nullable Subscription subscription;
    private boolean greeted;
    private long demand;
    private long lastAskedNanos = System.nanoTime();
    private boolean silent;
    private boolean ended;

    /** Where a follower's events go. None of the calls may wait. */
    public interface Teller {

        /** The first thing that is told: how far the subscriber is, before any event. */
        void hello(LogPosition position);

        /** An event, and how far the log is read with it. */
        void event(RegistryEvent event, LogPosition position);

        /** Nothing new, up to that place. */
        void alive(LogPosition position);
    }

    /** Tells nothing before {@link #open}. */
    public Follower(LogReader log, EventFilter filter, RegistryEvents events, Teller teller, Executor executor) {
        this.log = log;
        this.filter = filter;
        this.events = events;
        this.teller = teller;
        this.turns = new Turns(executor, this::tell);
    }

    /** Listens from now on. */
    public synchronized void open() {
        if (!ended) {
            subscription = events.subscribe(this::hear);
        }
    }

    /** The subscriber is ready for so many more. */
    public void ask(long more) {
        synchronized (this) {
            demand = demand + more < 0 ? Long.MAX_VALUE : demand + more;
            lastAskedNanos = System.nanoTime();
        }
        turns.wake();
    }

    /** Time for a sign of life; whether the subscriber has taken something since that long. */
    public boolean tick(Duration patience) {
        synchronized (this) {
            if (demand == 0 && System.nanoTime() - lastAskedNanos > patience.toNanos()) {
                return false;
            }
            silent = true;
        }
        turns.wake();
        return true;
    }

    /** Tells nothing more. */
    public synchronized void end() {
        ended = true;
        if (subscription != null) {
            subscription.close();
        }
    }

    private void hear(RegistryEvent event) {
        if (event.mark() == null) {
            synchronized (this) {
                if (news.size() == MOST_NEWS) {
                    news.remove();
                }
                news.add(event);
            }
        }
        turns.wake();
    }

    private void tell() {
        while (takeDemand()) {
            if (!tellNext()) {
                giveBackDemand();
                return;
            }
        }
    }

    private boolean tellNext() {
        if (!greeted) {
            greeted = true;
            teller.hello(log.position());
            return true;
        }
        LogReader.Read next = nextOfTheLog();
        if (next != null) {
            teller.event(next.event(), next.position());
            return true;
        }
        RegistryEvent passing = nextNews();
        if (passing != null) {
            teller.event(passing, log.position());
            return true;
        }
        if (takeSilence()) {
            teller.alive(log.position());
            return true;
        }
        return false;
    }

    private LogReader.@Nullable Read nextOfTheLog() {
        try {
            if (batch.isEmpty()) {
                batch.addAll(log.next(BATCH));
            }
            return batch.poll();
        } catch (RegistryException | InvalidStateStoreException notNow) {
            LOG.debug("The log is read anew; the next sign of life looks again", notNow);
            return null;
        }
    }

    private synchronized @Nullable RegistryEvent nextNews() {
        for (RegistryEvent next = news.poll(); next != null; next = news.poll()) {
            if (filter.passes(next, log.view())) {
                return next;
            }
        }
        return null;
    }

    private synchronized boolean takeDemand() {
        if (ended || demand == 0) {
            return false;
        }
        demand--;
        return true;
    }

    private synchronized void giveBackDemand() {
        demand++;
    }

    private synchronized boolean takeSilence() {
        boolean due = silent;
        silent = false;
        return due;
    }

    /** How often to tick at least, so that a subscriber is ended soon after its patience is over. */
    public static Duration rhythm(Duration heartbeat, Duration patience) {
        long millis = Math.min(heartbeat.toMillis(), patience.toMillis());
        return Duration.ofMillis(Math.max(millis, TimeUnit.SECONDS.toMillis(1) / 10));
    }
}
