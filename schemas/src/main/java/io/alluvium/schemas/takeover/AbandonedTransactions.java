package io.alluvium.schemas.takeover;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/**
 * Transactions that threads of a Kafka Streams application left open when they died. The broker would end them only after
 * their time-out, a quarter of an hour for a trainer. Until then readers of committed records see nothing that was written
 * behind them, and the successor cannot finish restoring its stores. But the broker takes offsets from members of the
 * group alone, so a thread that is no longer a member can never commit: its transaction may be ended at once, and the
 * thread, should it still be alive, is fenced.
 *
 * <p>Who has a transaction open when the transactions are listed, and is no member when the members are listed
 * <em>after</em> that, is gone; one who joins in between has no transaction yet. And were a member fenced all the same, it
 * would start again from its last commit: nothing is lost by that, and nothing counts twice.
 */
public final class AbandonedTransactions {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String THREAD = "-StreamThread-";
    private static final String MEMBER_END = "-consumer";

    private final String application;
    private final Pattern transactionalId;

    /** Those of the Kafka Streams application of that id. */
    public AbandonedTransactions(String application) {
        this.application = application;
        this.transactionalId =
                Pattern.compile(Pattern.quote(application) + "-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}-\\d+");
    }

    /**
     * Ends them.
     *
     * @return their transactional ids
     * @throws KafkaException if the broker did not do it; to be tried again
     */
    public Set<String> end(Admin admin) throws InterruptedException {
        Set<String> open = open(admin);
        if (!open.isEmpty()) {
            open.removeAll(members(admin));
        }
        if (!open.isEmpty()) {
            await(admin.fenceProducers(open).all());
        }
        return open;
    }

    private Set<String> open(Admin admin) throws InterruptedException {
        return await(admin.listTransactions(
                                new ListTransactionsOptions().filterStates(Set.of(TransactionState.ONGOING)))
                        .all())
                .stream()
                .map(TransactionListing::transactionalId)
                .filter(id -> transactionalId.matcher(id).matches())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The transactional ids of the group's members: Kafka Streams names both after the same thread. */
    private Set<String> members(Admin admin) throws InterruptedException {
        try {
            ConsumerGroupDescription group = await(
                            admin.describeConsumerGroups(Set.of(application)).all())
                    .get(application);
            return group == null
                    ? Set.of()
                    : group.members().stream()
                            .map(member -> transactionalId(member.clientId()))
                            .collect(Collectors.toSet());
        } catch (GroupIdNotFoundException nobodyThere) {
            return Set.of();
        }
    }

    private static String transactionalId(String member) {
        String thread =
                member.endsWith(MEMBER_END) ? member.substring(0, member.length() - MEMBER_END.length()) : member;
        return thread.replace(THREAD, "-");
    }

    private static <T> T await(KafkaFuture<T> future) throws InterruptedException {
        try {
            return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException kafka ? kafka : new KafkaException(e.getCause());
        } catch (TimeoutException e) {
            throw new KafkaException("The broker did not answer within " + PATIENCE, e);
        }
    }
}
