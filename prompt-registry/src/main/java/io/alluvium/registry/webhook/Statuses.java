package io.alluvium.registry.webhook;

import io.alluvium.registry.event.LogPosition;
import io.alluvium.schemas.Webhook;
import io.alluvium.schemas.WebhookStatus;
import org.jspecify.annotations.Nullable;

/** What becomes of a webhook's status. */
final class Statuses {

    private Statuses() {}

    /** Of a new webhook. */
    static WebhookStatus of(Webhook hook) {
        return WebhookStatus.newBuilder()
                .setId(hook.getId())
                .setUrl(hook.getUrl())
                .setDomains(hook.getDomains())
                .setAliases(hook.getAliases())
                .setTags(hook.getTags())
                .setActor(hook.getActor())
                .setReason(hook.getReason())
                .setCreatedAtMillis(hook.getCreatedAtMillis())
                .setPosition(hook.getAfter())
                .build();
    }

    /** The receiver took messages, the last of them at that moment. */
    static WebhookStatus delivered(WebhookStatus status, int more, LogPosition upTo, long nowMillis) {
        return WebhookStatus.newBuilder(status)
                .setPosition(upTo.id())
                .setDelivered(status.getDelivered() + more)
                .setLastDeliveredAtMillis(nowMillis)
                .setFailures(0)
                .setFailing(false)
                .setLastError(null)
                .setNextAttemptAtMillis(null)
                .build();
    }

    /** Nothing chosen stands up to there. */
    static WebhookStatus passed(WebhookStatus status, LogPosition upTo) {
        return WebhookStatus.newBuilder(status).setPosition(upTo.id()).build();
    }

    /** The receiver did not take a message. */
    static WebhookStatus failed(WebhookStatus status, Failure failure) {
        return WebhookStatus.newBuilder(status)
                .setFailures(status.getFailures() + 1)
                .setFailing(status.getFailing() || failure.failing())
                .setLastError(failure.error())
                .setNextAttemptAtMillis(failure.nextAttemptAtMillis())
                .build();
    }

    /**
     * A failed attempt.
     *
     * @param error what came of it
     * @param failing whether somebody should look
     * @param nextAttemptAtMillis when to try again
     */
    record Failure(@Nullable String error, boolean failing, long nextAttemptAtMillis) {}
}
