package io.alluvium.worker.follow;

import java.time.Duration;

/** Whoever counts what a subscription does. Called from the subscription's thread. */
public interface SubscriptionListener {

    /** Counts nothing. */
    SubscriptionListener SILENT = new SubscriptionListener() {
        @Override
        public void swapped(PromptKey key, PromptVersion version, Duration duration) {
            // Nobody asked.
        }

        @Override
        public void failed(PromptKey key, FollowException reason) {
            // Nobody asked.
        }
    };

    /** A version came into use; the duration is that of the swap, from the blobs at hand. */
    void swapped(PromptKey key, PromptVersion version, Duration duration);

    /** An attempt to bring a version into use failed. */
    void failed(PromptKey key, FollowException reason);
}
