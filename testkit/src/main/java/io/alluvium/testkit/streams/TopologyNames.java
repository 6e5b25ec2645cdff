package io.alluvium.testkit.streams;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;

/**
 * All that a topology calls by name, one line each. Kafka Streams finds state by these names: a store's changelog is
 * {@code APPLICATION-STORE-changelog}, an internal topic {@code APPLICATION-NAME-repartition}, and a local directory
 * carries the number of its subtopology.
 */
public final class TopologyNames {

    private TopologyNames() {}

    /** The names, sorted within each subtopology. */
    public static List<String> of(Topology topology) {
        TopologyDescription description = topology.describe();
        List<String> lines = new ArrayList<>();
        description.subtopologies().stream()
                .sorted((one, other) -> Integer.compare(one.id(), other.id()))
                .forEach(part -> lines.addAll(subtopology(part)));
        List<String> views = new ArrayList<>();
        description.globalStores().forEach(view -> {
            views.add("global source " + view.source().name() + " <- "
                    + view.source().topicSet());
            views.add("global processor " + view.processor().name() + " with stores "
                    + new TreeSet<>(view.processor().stores()));
        });
        Collections.sort(views);
        lines.addAll(views);
        return lines;
    }

    /** Those lines with a name that Kafka Streams made up by counting: it moves when anything is added before it. */
    public static List<String> counted(Topology topology) {
        return of(topology).stream()
                .filter(line -> line.matches(".*(KSTREAM|KTABLE|-[0-9]{10}).*"))
                .toList();
    }

    private static List<String> subtopology(TopologyDescription.Subtopology part) {
        TreeSet<String> lines = new TreeSet<>();
        for (TopologyDescription.Node node : part.nodes()) {
            String place = "subtopology " + part.id() + ": ";
            if (node instanceof TopologyDescription.Source source) {
                lines.add(place + "source " + source.name() + " <- " + source.topicSet());
            } else if (node instanceof TopologyDescription.Sink sink) {
                lines.add(place + "sink " + sink.name() + " -> " + sink.topic());
            } else if (node instanceof TopologyDescription.Processor processor) {
                lines.add(
                        place + "processor " + processor.name() + " with stores " + new TreeSet<>(processor.stores()));
            }
        }
        return List.copyOf(lines);
    }
}
