package io.alluvium.kafka.embedded;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.Uuid;

/**
 * A broker's place among the brokers of one cluster on this machine. Each of them is a controller, too; a cluster goes on
 * as long as more than half of them run. With three, every topic has three copies, and a write counts when two have it.
 *
 * @param clusterId the same for all; Kafka's own form of a UUID
 * @param node which one this is, from 1
 * @param controllerPorts of all, in order, free on this machine
 */
public record ClusterPlace(String clusterId, int node, List<Integer> controllerPorts) {

    private static final int MOST_COPIES = 3;
    private static final int ANY_PORT = 0;

    /** Checks that the node is one of them. */
    public ClusterPlace {
        controllerPorts = List.copyOf(controllerPorts);
        if (node < 1 || node > controllerPorts.size()) {
            throw new IllegalArgumentException("A cluster of " + controllerPorts.size()
                    + " brokers has no broker number " + node + "; they are counted from 1");
        }
    }

    /** A broker that is its own cluster. */
    static ClusterPlace alone() {
        return new ClusterPlace(Uuid.randomUuid().toString(), 1, List.of(ANY_PORT));
    }

    boolean isAlone() {
        return controllerPorts.size() == 1;
    }

    /** The same place of a broker alone, with its controller on that port. */
    ClusterPlace at(int controllerPort) {
        return new ClusterPlace(clusterId, node, List.of(controllerPort));
    }

    int controllerPort() {
        return controllerPorts.get(node - 1);
    }

    /** All controllers, as Kafka wants them named. */
    String voters() {
        return IntStream.rangeClosed(1, controllerPorts.size())
                .mapToObj(each -> each + "@localhost:" + controllerPorts.get(each - 1))
                .collect(Collectors.joining(","));
    }

    /** Copies of each partition. */
    int copies() {
        return Math.min(MOST_COPIES, controllerPorts.size());
    }

    /** Copies that must have a write before it counts. */
    int copiesInSync() {
        return Math.max(1, copies() - 1);
    }
}
