package io.alluvium.schemas.takeover;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends what the dead left open, in the background: whenever the group changes, again and again while this process waits
 * for its share of the work, and once more when it has it. At other times it does nothing.
 */
public final class TakeoverWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TakeoverWatch.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

    private final Map<String, Object> kafka;
    private final String application;
    private final AbandonedTransactions transactions;
    private final ScheduledExecutorService clock;
    private @Nullable Future<?> looking;
    private @Nullable Admin admin;
    private volatile boolean waiting;
    private volatile boolean due;

    /**
     * A watch over a Kafka Streams application.
     *
     * @param kafka Kafka's client settings, with bootstrap.servers at least
     * @param application the id of the application
     */
    public TakeoverWatch(Map<String, Object> kafka, String application) {
        this.kafka = Map.copyOf(kafka);
        this.application = application;
        this.transactions = new AbandonedTransactions(application);
        this.clock = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, application + "-takeover-watch");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Hears that the group changes and this process waits for its share, or that it has got it. */
    public synchronized void changed(boolean waits) {
        waiting = waits;
        due = true;
        if (looking == null && !clock.isShutdown()) {
            looking = clock.scheduleWithFixedDelay(this::look, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void look() {
        if (!due) {
            return;
        }
        due = waiting;
        try {
            Set<String> ended = transactions.end(admin());
            if (!ended.isEmpty()) {
                LOG.atInfo()
                        .addKeyValue("application", application)
                        .addKeyValue("transactions", ended)
                        .log("Ended what members that are gone had left open");
            }
        } catch (RuntimeException e) { // Mostly a broker that is away; whatever it is, the next look must come.
            due = true;
            LOG.atWarn()
                    .addKeyValue("application", application)
                    .addKeyValue("error", e.toString())
                    .log("Open transactions cannot be looked at now; trying again");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // only close() interrupts
        }
    }

    private Admin admin() {
        if (admin == null) {
            admin = Admin.create(kafka);
        }
        return admin;
    }

    private synchronized void stopLooking() {
        clock.shutdownNow();
    }

    @Override
    public void close() {
        stopLooking();
        try {
            if (clock.awaitTermination(CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS) && admin != null) {
                admin.close(CLOSE_TIMEOUT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
