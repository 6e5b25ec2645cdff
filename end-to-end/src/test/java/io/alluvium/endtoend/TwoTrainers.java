package io.alluvium.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.alluvium.endtoend.client.ExampleStream;
import io.alluvium.endtoend.client.Group;
import io.alluvium.endtoend.client.InFlight;
import io.alluvium.endtoend.client.Log;
import io.alluvium.endtoend.launch.Halt;
import io.alluvium.endtoend.launch.Nodes;
import io.alluvium.endtoend.launch.RunningService;
import io.alluvium.endtoend.launch.Workspace;
import io.alluvium.schemas.Topics;
import io.alluvium.schemas.crash.CrashSite;
import io.alluvium.testkit.kafka.TestBroker;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Two trainers as processes of their own on one broker, and what they share. */
final class TwoTrainers implements AutoCloseable {

    private static final String APPLICATION = "alluvium-trainer";
    private static final int PARTITIONS = 4;

    private final Workspace workspace = Workspace.create();
    private final TestBroker broker = TestBroker.start();
    private final Nodes nodes = new Nodes(workspace, broker.bootstrapServers());
    private final Group group = new Group(broker.bootstrapServers(), APPLICATION);
    private final InFlight versions = new InFlight(broker.bootstrapServers(), Topics.VERSIONS);
    private final List<RunningService> trainers = List.of(nodes.trainer("trainer-1"), nodes.trainer("trainer-2"));

    /** Starts both. */
    static TwoTrainers start() {
        TwoTrainers started = new TwoTrainers();
        try {
            started.trainers.forEach(RunningService::awaitReady);
            return started;
        } catch (RuntimeException | Error e) {
            started.close();
            throw e;
        }
    }

    RunningService first() {
        return trainers.get(0);
    }

    RunningService second() {
        return trainers.get(1);
    }

    Log log() {
        return new Log(broker.bootstrapServers());
    }

    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    Workspace workspace() {
        return workspace;
    }

    /** The partitions of the examples log that a trainer has now. */
    Set<Integer> share(RunningService trainer) {
        return group.shares().getOrDefault(Nodes.processId(trainer), Set.of());
    }

    /** Until each has half of the partitions. */
    void awaitHalves() {
        Await.until("each trainer to have half of the partitions").untilAsserted(() -> {
            assertThat(share(first())).hasSize(2).doesNotContainAnyElementsOf(share(second()));
            assertThat(share(second())).hasSize(2);
        });
    }

    /** Until one has them all. */
    void awaitAll(RunningService trainer) {
        Await.until("one trainer to have all partitions")
                .untilAsserted(() -> assertThat(share(trainer)).containsExactly(0, 1, 2, 3));
    }

    /** Starts a third one that nobody knows, with nothing on its disk. */
    RunningService startThird() {
        return nodes.trainer("trainer-3");
    }

    /** Until a trainer has a share, and each partition is one trainer's. */
    void awaitShare(RunningService trainer) {
        Await.until("the trainer that was added to have a share").untilAsserted(() -> {
            assertThat(share(trainer)).isNotEmpty();
            assertThat(group.shares().values().stream().flatMap(Set::stream)).containsExactlyInAnyOrder(0, 1, 2, 3);
        });
    }

    /** Until every node keeps every partition's state on its disk, as owner or as standby. */
    void awaitCopies() {
        Await.until("each trainer to have a copy of each state")
                .until(() -> trainers.stream().allMatch(trainer -> Nodes.hasStates(trainer, PARTITIONS)));
    }

    /** Holds a trainer where it has written a version that is not committed; {@code work} is what makes it write one. */
    Halt holdInFlight(RunningService trainer, Runnable work) {
        Set<Integer> own = share(trainer);
        Halt halt = trainer.haltAt(CrashSite.STATE_KEPT);
        work.run();
        Await.until("a version that is written and not committed")
                .until(() -> halt.reached() && !Collections.disjoint(versions.partitions(), own));
        return halt;
    }

    /** Places of versions of these domains that a trainer has written and not committed. */
    Set<String> inFlight(RunningService trainer, List<ExampleStream> domains) {
        Set<Integer> own = share(trainer);
        Set<String> places = domains.stream()
                .flatMap(each -> log().readUncommitted(Topics.VERSIONS, each.domain()).stream())
                .filter(record -> own.contains(record.partition()))
                .map(TwoTrainers::place)
                .collect(Collectors.toCollection(TreeSet::new));
        places.removeAll(committed(domains));
        return places;
    }

    /** Places of versions of these domains that readers of committed records see. */
    Set<String> committed(List<ExampleStream> domains) {
        return domains.stream()
                .flatMap(each -> log().read(Topics.VERSIONS, each.domain()).stream())
                .map(TwoTrainers::place)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String place(ConsumerRecord<?, ?> record) {
        return record.partition() + "@" + record.offset();
    }

    /** Until no version is in flight. */
    void awaitNothingInFlight() {
        Await.until("nothing to be in flight").until(() -> versions.partitions().isEmpty());
    }

    @Override
    public void close() {
        trainers.forEach(RunningService::close);
        group.close();
        versions.close();
        broker.close();
        workspace.close();
    }
}
