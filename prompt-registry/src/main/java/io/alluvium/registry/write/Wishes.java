package io.alluvium.registry.write;

import io.alluvium.registry.RegistryConfig;
import io.alluvium.registry.event.RegistryEvents;
import io.alluvium.registry.problem.ProblemKind;
import io.alluvium.registry.problem.RegistryException;
import io.alluvium.registry.rule.Wish;
import io.alluvium.schemas.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/** Puts a wish into the queue of its domain's one writer, and waits until this node reads the decision in the log. */
@ApplicationScoped
public class Wishes {

    private final RegistryEvents events;
    private final WishProducer producer;
    private final Duration patience;

    /** Waits as long as the settings say. */
    public Wishes(RegistryEvents events, WishProducer producer, RegistryConfig config) {
        this.events = events;
        this.producer = producer;
        this.patience = config.decisionTimeout();
    }

    /**
     * Asks, and returns the decision: the wish as accepted or refused.
     *
     * @throws RegistryException if the broker is away, or the decision did not come in time
     */
    public <W extends SpecificRecord> W decide(W asked) {
        Wish wish = Wish.of(asked).orElseThrow();
        CompletableFuture<W> decision = new CompletableFuture<>();
        try (RegistryEvents.Subscription waiting = events.subscribe(event -> {
            if (Wish.of(event.record())
                    .filter(decided -> decided.requestId().equals(wish.requestId()))
                    .isPresent()) {
                decision.complete(kind(asked).cast(event.record()));
            }
        })) {
            producer.get()
                    .send(new ProducerRecord<>(Topics.ALIAS_REQUESTS, wish.domain(), asked))
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return decision.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new RegistryException(ProblemKind.UNDECIDED, undecided(wish));
        } catch (ExecutionException | KafkaException e) {
            throw new RegistryException(
                    ProblemKind.UNAVAILABLE,
                    "Asking to " + wish.subject()
                            + ": Kafka did not take the wish; see that the broker runs, then ask again");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegistryException(ProblemKind.UNAVAILABLE, undecided(wish));
        }
    }

    @SuppressWarnings("unchecked") // A class of W is what an instance of it has.
    private static <W extends SpecificRecord> Class<W> kind(W asked) {
        return (Class<W>) asked.getClass();
    }

    private static String undecided(Wish wish) {
        return "Asking to " + wish.subject() + " as request " + wish.requestId()
                + ": the wish is kept but no decision came yet; look for the request in GET /v1/prompts/"
                + wish.domain() + "/history before asking again";
    }
}
