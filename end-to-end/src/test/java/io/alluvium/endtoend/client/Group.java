package io.alluvium.endtoend.client;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.TopicPartition;

/** Who has which share of the work of a Kafka Streams application, as the broker sees it. */
public final class Group implements AutoCloseable {

    private static final Pattern PROCESS_ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Admin admin;
    private final String application;

    /** The application of that id on those brokers. */
    public Group(String bootstrapServers, String application) {
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
        this.application = application;
    }

    /** Numbers of the partitions that each process of the application has now, by its process id. */
    public Map<String, Set<Integer>> shares() {
        Map<String, Set<Integer>> shares = new TreeMap<>();
        for (MemberDescription member : members()) {
            Matcher process = PROCESS_ID.matcher(member.clientId());
            if (process.find()) {
                Set<Integer> share = shares.computeIfAbsent(process.group(), id -> new TreeSet<>());
                member.assignment().topicPartitions().stream()
                        .map(TopicPartition::partition)
                        .forEach(share::add);
            }
        }
        return shares;
    }

    private Iterable<MemberDescription> members() {
        try {
            return admin.describeConsumerGroups(Set.of(application))
                    .describedGroups()
                    .get(application)
                    .get()
                    .members();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Asking for the members of " + application, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while asking for the members of " + application, e);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
