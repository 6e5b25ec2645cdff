package io.alluvium.standalone.registry;

import io.alluvium.kafka.embedded.BrokerSettings;
import io.alluvium.kafka.embedded.EmbeddedBroker;
import io.alluvium.standalone.throughput.Spread;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * The measurement.
 *
 * <ol>
 *   <li>A node of the registry, with a real broker, judges and publishes all versions.
 *   <li>Nodes are started anew, one after the other: each reads the whole log.
 *   <li>The last one is asked.
 * </ol>
 */
public final class RegistryBench {

    private final RegistryPlan plan;
    private final Shelf shelf;
    private final BiConsumer<Long, String> progress;

    /** A measurement to be run once; the directory is emptied by whoever made it. */
    public RegistryBench(RegistryPlan plan, BiConsumer<Long, String> progress) {
        this.plan = plan;
        this.shelf = new Shelf(plan.size());
        this.progress = progress;
    }

    /** Runs it. */
    public RegistryReport run() throws IOException, InterruptedException {
        try (EmbeddedBroker broker = EmbeddedBroker.start(
                BrokerSettings.in(Files.createDirectories(plan.directory().resolve("broker"))))) {
            RegistryReport.Filling filling = fill(broker.bootstrapServers());
            List<Double> starts = new ArrayList<>();
            for (int start = 1; start < plan.starts(); start++) {
                progress.accept(plan.size().all(), "starting a node, " + start + " of " + plan.starts());
                try (RegistryNodeProcess node = RegistryNodeProcess.start(plan, broker.bootstrapServers())) {
                    starts.add(node.startSeconds());
                }
            }
            try (RegistryNodeProcess node = RegistryNodeProcess.start(plan, broker.bootstrapServers())) {
                starts.add(node.startSeconds());
                RegistryReport.Starting starting =
                        new RegistryReport.Starting(Spread.of(starts), node.residentMebibytes());
                return new RegistryReport(setting(), filling, starting, ask(node));
            }
        }
    }

    private RegistryReport.Filling fill(String bootstrapServers) throws InterruptedException {
        progress.accept(0L, "starting a node");
        try (RegistryNodeProcess node = RegistryNodeProcess.start(plan, bootstrapServers)) {
            double seconds = new RegistryFill(plan.size(), shelf, node.client())
                    .run(bootstrapServers, done -> progress.accept(done, "publishing"));
            return new RegistryReport.Filling(seconds, plan.size().all() / seconds);
        }
    }

    private List<RegistryReport.Asked> ask(RegistryNodeProcess node) {
        Asker asker = new Asker(node.client(), plan.size().seed());
        List<RegistryReport.Asked> asked = new ArrayList<>();
        for (Question question : Question.all(plan.size(), shelf)) {
            progress.accept(plan.size().all(), "asking: " + question.name());
            asked.add(asker.ask(question, plan.questions()));
        }
        asked.addAll(asker.pages(plan.size().all()));
        return asked;
    }

    private RegistryReport.Setting setting() {
        return new RegistryReport.Setting(
                plan.size().domains(),
                plan.size().all(),
                plan.questions(),
                plan.size().seed(),
                System.getProperty("java.runtime.version"));
    }
}
