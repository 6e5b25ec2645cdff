package io.alluvium.registry.write;

import io.alluvium.registry.RegistryConfig;
import io.alluvium.registry.event.RegistryEvents;
import io.alluvium.registry.problem.ProblemKind;
import io.alluvium.registry.problem.RegistryException;
import io.alluvium.schemas.AliasMove;
import io.alluvium.schemas.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/** Puts a wish into the queue of its domain's one writer, and waits until this node reads the decision in the log. */
@ApplicationScoped
public class AliasWishes {

    private final RegistryEvents events;
    private final WishProducer producer;
    private final Duration patience;

    /** Waits as long as the settings say. */
    public AliasWishes(RegistryEvents events, WishProducer producer, RegistryConfig config) {
        this.events = events;
        this.producer = producer;
        this.patience = config.decisionTimeout();
    }

    /**
     * Asks, and returns the decision: the wish as accepted or refused.
     *
     * @throws RegistryException if the broker is away, or the decision did not come in time
     */
    public AliasMove decide(AliasMove wish) {
        CompletableFuture<AliasMove> decision = new CompletableFuture<>();
        try (RegistryEvents.Subscription waiting = events.subscribe(event -> {
            if (event.record() instanceof AliasMove move && move.getRequestId().equals(wish.getRequestId())) {
                decision.complete(move);
            }
        })) {
            producer.get()
                    .send(new ProducerRecord<>(Topics.ALIAS_REQUESTS, wish.getDomain(), wish))
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return decision.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new RegistryException(ProblemKind.UNDECIDED, undecided(wish));
        } catch (ExecutionException | KafkaException e) {
            throw new RegistryException(
                    ProblemKind.UNAVAILABLE,
                    "Asking to move " + wish.getDomain() + ":" + wish.getAlias()
                            + ": Kafka did not take the wish; see that the broker runs, then ask again");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegistryException(ProblemKind.UNAVAILABLE, undecided(wish));
        }
    }

    private static String undecided(AliasMove wish) {
        return "Asking to move " + wish.getDomain() + ":" + wish.getAlias() + " as request " + wish.getRequestId()
                + ": the wish is kept but no decision came yet; look for the request in GET /v1/prompts/"
                + wish.getDomain() + "/history before asking again";
    }
}
