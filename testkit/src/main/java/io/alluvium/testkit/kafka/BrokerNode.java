package io.alluvium.testkit.kafka;

import io.alluvium.kafka.embedded.BrokerSettings;
import io.alluvium.kafka.embedded.ClusterPlace;
import io.alluvium.kafka.embedded.EmbeddedBroker;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** One broker of a cluster as a process of its own, so that it can be killed. */
public final class BrokerNode {

    private BrokerNode() {}

    /** Runs until it is ended; {@link #arguments} makes the arguments. */
    public static void main(String... arguments) {
        Logger.getLogger("").setLevel(Level.WARNING); // what a broker says at its start costs seconds
        List<Integer> controllerPorts =
                Stream.of(arguments[4].split(",")).map(Integer::valueOf).toList();
        EmbeddedBroker broker = EmbeddedBroker.start(new BrokerSettings(
                Path.of(arguments[0]),
                Integer.parseInt(arguments[1]),
                new ClusterPlace(arguments[2], Integer.parseInt(arguments[3]), controllerPorts)));
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "broker-end"));
    }

    /** What to call it with for a broker of those settings. */
    public static List<String> arguments(BrokerSettings settings) {
        ClusterPlace place = settings.place();
        return List.of(
                settings.directory().toString(),
                Integer.toString(settings.port()),
                place.clusterId(),
                Integer.toString(place.node()),
                String.join(
                        ",",
                        place.controllerPorts().stream().map(String::valueOf).toList()));
    }
}
