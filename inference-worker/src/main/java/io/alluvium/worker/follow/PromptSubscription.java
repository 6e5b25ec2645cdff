package io.alluvium.worker.follow;

import io.alluvium.schemas.PromptAnnouncement;
import io.alluvium.schemas.crash.CrashSite;
import io.alluvium.schemas.crash.CrashSites;
import io.alluvium.schemas.topic.BrokerUnavailableException;
import io.alluvium.schemas.topic.TopicCreator;
import io.alluvium.worker.follow.PendingPrompts.Pending;
import io.alluvium.worker.follow.PromptApplier.InUse;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the announcements and keeps a {@link PromptReceiver} up to date, on a thread of its own:
 *
 * <ol>
 *   <li>what the last run kept on disk comes into use at once, before the broker or the registry is asked;
 *   <li>all announcements are read from the beginning, and only the newest of each alias counts;
 *   <li>its blobs are fetched, checked and handed over; a registry that is down is asked again, ever less often;
 *   <li>what came of it is acknowledged, and the next announcements are awaited.
 * </ol>
 */
public final class PromptSubscription implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PromptSubscription.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(4);

    private final SubscriptionSettings settings;
    private final Clock clock = Clock.systemUTC();
    private final PromptApplier applier;
    private final PendingPrompts pending;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private volatile SubscriptionStatus status = new SubscriptionStatus(0, false, 0);

    /**
     * A subscription that does nothing until it is started.
     *
     * @param settings the broker and how to deal with it
     * @param registry where blobs are
     * @param cache where the last good prompts are kept
     * @param receiver who uses the prompts
     * @param listener who counts
     */
    public PromptSubscription(
            SubscriptionSettings settings,
            RegistryClient registry,
            PromptCache cache,
            PromptReceiver receiver,
            SubscriptionListener listener) {
        this.settings = settings;
        this.applier = new PromptApplier(registry, cache, receiver, listener, clock);
        this.pending = new PendingPrompts(settings.backoff());
        this.thread = new Thread(this::run, "prompt-subscription-" + settings.workerId());
        this.thread.setDaemon(true);
    }

    /** Brings what was kept on disk into use, and follows from then on. Returns when the former is done. */
    public void start() {
        int restored = applier.restore();
        status = new SubscriptionStatus(restored, false, 0);
        thread.start();
    }

    /** How far it has come. */
    public SubscriptionStatus status() {
        return status;
    }

    private void run() {
        try (Acknowledger acknowledger = new Acknowledger(settings)) {
            while (open()) {
                try {
                    follow(acknowledger);
                } catch (KafkaException | BrokerUnavailableException e) {
                    rest(e);
                }
            }
        } catch (InterruptedException e) {
            LOG.trace("Closed while waiting", e);
        }
    }

    private void follow(Acknowledger acknowledger) throws InterruptedException {
        new TopicCreator(settings.kafka(), settings.layout()).ensureAll(PATIENCE);
        try (AnnouncementReader reader = new AnnouncementReader(settings)) {
            boolean caughtUp = false;
            while (open()) {
                reader.poll(POLL, this::take);
                caughtUp = caughtUp || reader.caughtUp();
                if (caughtUp) {
                    pending.due(clock.instant()).forEach(each -> attempt(each, acknowledger));
                }
                status = new SubscriptionStatus(status.restored(), caughtUp || status.caughtUp(), pending.size());
            }
        }
    }

    private void take(PromptKey key, @Nullable PromptAnnouncement announcement) {
        if (announcement != null) {
            pending.offer(announcement);
        } else {
            pending.forget(key);
            applier.remove(key);
        }
    }

    private void attempt(Pending each, Acknowledger acknowledger) {
        if (!open()) {
            return;
        }
        try {
            InUse now = applier.apply(each);
            acknowledger.serving(each.announcement(), now.since(), now.swap());
            CrashSites.ofThisProcess().reach(CrashSite.SWAP_ACKNOWLEDGED);
            pending.settled(each);
        } catch (FollowException e) {
            if (e.verdict() && !e.getMessage().equals(each.lastError())) {
                acknowledger.failed(each.announcement(), clock.instant(), e.getMessage());
            }
            if (e.retriable()) {
                pending.failed(each, clock.instant(), e.getMessage());
            } else {
                pending.settled(each);
            }
        }
    }

    private boolean open() {
        return closing.getCount() > 0;
    }

    private void rest(RuntimeException reason) throws InterruptedException {
        if (closing.await(settings.backoff().first().toMillis(), TimeUnit.MILLISECONDS)) {
            return;
        }
        LOG.atWarn()
                .addKeyValue("bootstrapServers", settings.kafka().get("bootstrap.servers"))
                .addKeyValue("error", reason.toString())
                .log("The broker cannot be followed; what is in use stays in use, trying again");
    }

    /** Ends following; what is in use stays in use. */
    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(CLOSE_PATIENCE.toMillis());
            thread.interrupt();
            thread.join(CLOSE_PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
