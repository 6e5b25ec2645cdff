package io.alluvium.registry.write;

import io.alluvium.registry.RegistryConfig;
import io.alluvium.registry.node.WebhookNode;
import io.alluvium.registry.problem.ProblemKind;
import io.alluvium.registry.problem.RegistryException;
import io.alluvium.schemas.Topics;
import io.alluvium.schemas.Webhook;
import io.alluvium.schemas.WebhookStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Registers and removes webhooks through their topic, and waits until the node that has them says so to this one. */
@ApplicationScoped
public class WebhookWrites {

    private static final Duration PAUSE = Duration.ofMillis(20);

    private final WebhookNode node;
    private final WishProducer producer;
    private final Duration patience;

    /** Waits as long as the settings say. */
    public WebhookWrites(WebhookNode node, WishProducer producer, RegistryConfig config) {
        this.node = node;
        this.producer = producer;
        this.patience = config.decisionTimeout();
    }

    /** Registers a webhook. */
    public WebhookStatus register(Webhook hook) {
        send(hook.getId(), hook);
        return await(hook.getId(), Optional::isPresent).orElseThrow();
    }

    /** Removes one. */
    public void remove(String id) {
        send(id, null);
        await(id, Optional::isEmpty);
    }

    private void send(String id, @Nullable Webhook hook) {
        try {
            producer.get()
                    .send(new ProducerRecord<>(Topics.WEBHOOKS, id, hook))
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException | KafkaException e) {
            throw new RegistryException(
                    ProblemKind.UNAVAILABLE,
                    "Changing webhook " + id + ": Kafka did not take it; see that the broker runs, then ask again");
        } catch (InterruptedException e) {
            throw interrupted(id);
        }
    }

    private Optional<WebhookStatus> await(String id, Predicate<Optional<WebhookStatus>> done) {
        long deadline = System.nanoTime() + patience.toNanos();
        Optional<WebhookStatus> status = node.status(id);
        while (!done.test(status)) {
            if (System.nanoTime() > deadline) {
                throw new RegistryException(
                        ProblemKind.UNDECIDED,
                        "Changing webhook " + id + ": it is kept, but no node has taken it over yet; look for it in GET"
                                + " /v1/webhooks before asking again");
            }
            try {
                TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
            } catch (InterruptedException e) {
                throw interrupted(id);
            }
            status = node.status(id);
        }
        return status;
    }

    private static RegistryException interrupted(String id) {
        Thread.currentThread().interrupt();
        return new RegistryException(
                ProblemKind.UNAVAILABLE, "Changing webhook " + id + ": this node is about to end; ask another one");
    }
}
