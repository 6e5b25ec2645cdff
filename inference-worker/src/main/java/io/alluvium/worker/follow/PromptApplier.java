package io.alluvium.worker.follow;

import io.alluvium.schemas.PromptAnnouncement;
import io.alluvium.schemas.crash.CrashSite;
import io.alluvium.schemas.crash.CrashSites;
import io.alluvium.worker.follow.PendingPrompts.Pending;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings announced versions into use: fetch, check, hand over, keep. It knows what is in use for each alias, so that
 * nothing is done twice. Used by one thread.
 */
final class PromptApplier {

    private static final Logger LOG = LoggerFactory.getLogger(PromptApplier.class);

    private final RegistryClient registry;
    private final PromptCache cache;
    private final PromptReceiver receiver;
    private final SubscriptionListener listener;
    private final Clock clock;
    private final Map<PromptKey, InUse> inUse = new ConcurrentHashMap<>();

    PromptApplier(
            RegistryClient registry,
            PromptCache cache,
            PromptReceiver receiver,
            SubscriptionListener listener,
            Clock clock) {
        this.registry = registry;
        this.cache = cache;
        this.receiver = receiver;
        this.listener = listener;
        this.clock = clock;
    }

    /**
     * What requests get for an alias.
     *
     * @param digest the version's identity
     * @param since when it came into use
     * @param swap how long the swap took
     */
    record InUse(String digest, Instant since, Duration swap) {}

    /** Brings what was kept on disk into use. Returns how many. */
    int restore() {
        int restored = 0;
        for (PromptCache.Kept kept : cache.load()) {
            PromptKey key = PromptKey.of(kept.announcement());
            try {
                use(key, kept.prompt());
                restored++;
            } catch (FollowException e) {
                listener.failed(key, e);
                log(key, kept.prompt().version(), e, "A kept prompt is not used");
            }
        }
        return restored;
    }

    /**
     * Brings the version into use, if it is not already.
     *
     * @throws FollowException if that failed; the former version stays in use
     */
    InUse apply(Pending pending) {
        PromptAnnouncement announcement = pending.announcement();
        PromptKey key = pending.key();
        InUse now = inUse.get(key);
        if (now != null && now.digest().equals(announcement.getDigest())) {
            return now;
        }
        PromptVersion version = PromptVersion.of(announcement);
        try {
            VerifiedPrompt prompt = registry.fetch(version);
            CrashSites.ofThisProcess().reach(CrashSite.PROMPT_FETCHED);
            InUse since = use(key, prompt);
            CrashSites.ofThisProcess().reach(CrashSite.PROMPT_IN_USE);
            cache.keep(new PromptCache.Kept(announcement, prompt));
            CrashSites.ofThisProcess().reach(CrashSite.PROMPT_KEPT);
            return since;
        } catch (FollowException e) {
            listener.failed(key, e);
            if (!e.getMessage().equals(pending.lastError())) {
                log(key, version, e, "An announced version is not in use yet; the former one serves on");
            }
            throw e;
        }
    }

    /** Takes an alias out of use. */
    void remove(PromptKey key) {
        inUse.remove(key);
        receiver.remove(key);
        cache.remove(key);
        LOG.atInfo()
                .addKeyValue("domain", key.domain())
                .addKeyValue("alias", key.alias())
                .log("Alias removed");
    }

    private InUse use(PromptKey key, VerifiedPrompt prompt) {
        long start = System.nanoTime();
        receiver.receive(key, prompt);
        InUse since =
                new InUse(prompt.version().digest(), clock.instant(), Duration.ofNanos(System.nanoTime() - start));
        inUse.put(key, since);
        listener.swapped(key, prompt.version(), since.swap());
        LOG.atInfo()
                .addKeyValue("domain", key.domain())
                .addKeyValue("alias", key.alias())
                .addKeyValue("version", prompt.version().number())
                .addKeyValue("swapMillis", since.swap().toMillis())
                .log("Version in use");
        return since;
    }

    private static void log(PromptKey key, PromptVersion version, FollowException e, String message) {
        LOG.atWarn()
                .addKeyValue("domain", key.domain())
                .addKeyValue("alias", key.alias())
                .addKeyValue("version", version.number())
                .addKeyValue("error", e.getMessage())
                .log(message);
    }
}
