package io.alluvium.worker.follow;

/**
 * How far a subscription has come.
 *
 * @param restored number of prompts that came from disk at the start
 * @param caughtUp whether all that was announced before the start has been read
 * @param pending number of aliases whose announced version is not in use yet
 */
public record SubscriptionStatus(int restored, boolean caughtUp, int pending) {}
