package io.alluvium.worker.follow;

import io.alluvium.schemas.PromptAnnouncement;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The announcements that are still to be acted upon: the newest of each alias, with the time of its next attempt. It
 * only decides; a subscription acts. Used by one thread.
 */
final class PendingPrompts {

    private final Backoff backoff;
    private final Map<PromptKey, Long> newest = new HashMap<>();
    private final Map<PromptKey, Pending> waiting = new LinkedHashMap<>();

    PendingPrompts(Backoff backoff) {
        this.backoff = backoff;
    }

    /**
     * What is to be brought into use.
     *
     * @param announcement what was announced
     * @param failures attempts that failed so far
     * @param notBefore time of the next attempt
     * @param lastError why the last attempt failed, empty if there was none
     */
    record Pending(PromptAnnouncement announcement, int failures, Instant notBefore, String lastError) {
        PromptKey key() {
            return PromptKey.of(announcement);
        }
    }

    /** Takes an announcement in, unless a newer one of its alias was seen. It replaces an older one that waits. */
    boolean offer(PromptAnnouncement announcement) {
        PromptKey key = PromptKey.of(announcement);
        Long seen = newest.get(key);
        if (seen != null && seen >= announcement.getSequence()) {
            return false;
        }
        newest.put(key, announcement.getSequence());
        waiting.put(key, new Pending(announcement, 0, Instant.MIN, ""));
        return true;
    }

    /** Forgets an alias, whatever was seen of it. */
    void forget(PromptKey key) {
        newest.remove(key);
        waiting.remove(key);
    }

    /** What may be attempted at this time. */
    List<Pending> due(Instant now) {
        return waiting.values().stream()
                .filter(pending -> !pending.notBefore().isAfter(now))
                .toList();
    }

    /** Takes note that an attempt succeeded, or that another one is of no use. */
    void settled(Pending pending) {
        waiting.remove(pending.key(), pending);
    }

    /** Takes note that an attempt failed and is to be repeated. */
    void failed(Pending pending, Instant now, String error) {
        int failures = pending.failures() + 1;
        waiting.replace(
                pending.key(),
                pending,
                new Pending(pending.announcement(), failures, now.plus(backoff.after(failures)), error));
    }

    /** What waits for an alias. */
    Optional<Pending> of(PromptKey key) {
        return Optional.ofNullable(waiting.get(key));
    }

    /** Number of aliases that wait. */
    int size() {
        return waiting.size();
    }
}
