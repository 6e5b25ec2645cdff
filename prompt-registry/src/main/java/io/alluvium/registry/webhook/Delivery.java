package io.alluvium.registry.webhook;

import io.alluvium.registry.event.LogPosition;
import io.alluvium.registry.problem.RegistryException;
import io.alluvium.registry.subscribe.LogReader;
import io.alluvium.registry.webhook.Sender.Refused;
import io.alluvium.schemas.Webhook;
import io.alluvium.schemas.WebhookStatus;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The posting of events to one webhook: a few messages at a time, one after the other; from the first one that is not taken
 * all are posted again later. So a receiver gets each domain's events in order, and may get one twice, with the same id.
 */
final class Delivery {

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final int BATCH = 16;
    private static final Duration NOTE_PLACE = Duration.ofSeconds(30);

    private final Webhook hook;
    private final LogReader log;
    private final Deliveries.Tools tools;
    private final RandomGenerator random;
    private final List<Message> waiting = new ArrayList<>();
    private WebhookStatus status;
    private @Nullable CompletableFuture<Progress> posting;
    private long notedMillis;
    private volatile boolean ended;

    Delivery(Webhook hook, WebhookStatus status, LogReader log, Deliveries.Tools tools, RandomGenerator random) {
        this.hook = hook;
        this.status = status;
        this.log = log;
        this.tools = tools;
        this.random = random;
        this.notedMillis = tools.clock().millis();
    }

    /**
     * What came of posting.
     *
     * @param taken how many messages were taken
     * @param refused why the next one was not; null where all were
     */
    private record Progress(int taken, @Nullable Refused refused) {}

    /** Looks what came of the last messages and posts the next; the status where it has changed. */
    Optional<WebhookStatus> look() {
        CompletableFuture<Progress> last = posting;
        if (last != null) {
            if (!last.isDone()) {
                return Optional.empty();
            }
            posting = null;
            return Optional.of(settle(last.join()));
        }
        Long next = status.getNextAttemptAtMillis();
        if (next != null && clock().millis() < next) {
            return Optional.empty();
        }
        if (waiting.isEmpty()) {
            read();
        }
        if (waiting.isEmpty()) {
            return notePlace();
        }
        posting = post(0);
        return Optional.empty();
    }

    /** Posts nothing more. */
    void end() {
        ended = true;
    }

    private void read() {
        try {
            log.next(BATCH).forEach(read -> tools.messages().of(hook, read).ifPresent(waiting::add));
        } catch (RegistryException | InvalidStateStoreException notNow) {
            LOG.debug("The log is read anew; the next look looks again", notNow);
        }
    }

    private CompletableFuture<Progress> post(int index) {
        if (ended || index == waiting.size()) {
            return CompletableFuture.completedFuture(new Progress(index, null));
        }
        return tools.sender()
                .post(hook, waiting.get(index))
                .thenCompose(refused -> refused.isPresent()
                        ? CompletableFuture.completedFuture(new Progress(index, refused.get()))
                        : post(index + 1));
    }

    private WebhookStatus settle(Progress progress) {
        long now = clock().millis();
        if (progress.taken() > 0) {
            LogPosition upTo = waiting.get(progress.taken() - 1).position();
            waiting.subList(0, progress.taken()).clear();
            status = Statuses.delivered(status, progress.taken(), upTo, now);
        }
        Refused refused = progress.refused();
        if (refused != null) {
            status = Statuses.failed(status, failure(refused, now));
            LOG.atWarn()
                    .addKeyValue("webhook", hook.getId())
                    .addKeyValue("failures", status.getFailures())
                    .addKeyValue("error", refused.error())
                    .log("A webhook did not take a message; it is posted again");
        }
        notedMillis = now;
        return status;
    }

    private Statuses.Failure failure(Refused refused, long now) {
        int failures = status.getFailures() + 1;
        RetryPolicy retries = tools.retries();
        Duration wait = retries.after(refused.gone() ? Integer.MAX_VALUE : failures, random);
        return new Statuses.Failure(
                refused.error(), refused.gone() || failures >= retries.attempts(), now + wait.toMillis());
    }

    /** Now and then, so that a restart does not look again at all that was not chosen. */
    private Optional<WebhookStatus> notePlace() {
        long now = clock().millis();
        if (now - notedMillis < NOTE_PLACE.toMillis() || log.position().id().equals(status.getPosition())) {
            return Optional.empty();
        }
        notedMillis = now;
        status = Statuses.passed(status, log.position());
        return Optional.of(status);
    }

    private Clock clock() {
        return tools.clock();
    }
}
