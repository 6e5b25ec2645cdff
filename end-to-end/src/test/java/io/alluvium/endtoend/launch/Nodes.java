package io.alluvium.endtoend.launch;

import io.alluvium.schemas.crash.CrashSites;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Services on one set of brokers and one directory of blobs, each node with a data directory of its own. */
public final class Nodes {

    /** How long a node may be silent, as short as brokers allow by default. */
    public static final int SESSION_SECONDS = 6;

    private static final Pattern PROCESS_ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private static final String RESTORER = "org.apache.kafka.streams.processor.internals.StoreChangelogReader";
    private static final Pattern RESTORED = Pattern.compile(
            "Finished restoring changelog \\S*-learners-changelog-\\d+ .* total number of (\\d+) records");

    private final Workspace workspace;
    private final String bootstrapServers;

    /** Nodes on those brokers. */
    public Nodes(Workspace workspace, String bootstrapServers) {
        this.workspace = workspace;
        this.bootstrapServers = bootstrapServers;
    }

    /** Starts a trainer of the tiny model, which can be halted at named steps. */
    public RunningService trainer(String name) {
        return start(
                "trainer",
                name,
                Map.of(
                        "alluvium.model.directory",
                        workspace.model().toString(),
                        "alluvium.model.precision",
                        "fp32",
                        "alluvium.model.threads",
                        "1",
                        "alluvium.trainer.recipe",
                        workspace.recipe().toString(),
                        "quarkus.log.category.\"" + RESTORER + "\".level",
                        "INFO",
                        CrashSites.PROPERTY,
                        workspace.place(name + ".sites").toString(),
                        "alluvium.trainer.streams.commit-interval",
                        "200ms",
                        "alluvium.trainer.streams.session-timeout",
                        SESSION_SECONDS + "s"));
    }

    /** Starts a registry. */
    public RunningService registry(String name) {
        return start("prompt-registry", name, Map.of());
    }

    /** Starts a worker of the tiny model that asks that registry. */
    public RunningService worker(String name, URI registry) {
        return start(
                "inference-worker",
                name,
                Map.of(
                        "alluvium.model.directory",
                        workspace.model().toString(),
                        "alluvium.model.precision",
                        "fp32",
                        "alluvium.model.threads",
                        "1",
                        "alluvium.worker.id",
                        name,
                        "alluvium.worker.registry.url",
                        registry.toString(),
                        "alluvium.worker.registry.longest-retry",
                        "1s"));
    }

    private RunningService start(String module, String name, Map<String, String> own) {
        Map<String, String> settings = new TreeMap<>(own);
        settings.put("alluvium.kafka.bootstrap-servers", bootstrapServers);
        settings.put("alluvium.data-dir", workspace.place(name).toString());
        settings.put("alluvium.blobs.directory", workspace.place("blobs").toString());
        return RunningService.start(module, workspace.place(name + ".out"), settings);
    }

    /** Whether a trainer keeps the state of all of so many partitions on its disk. */
    public static boolean hasStates(RunningService trainer, int partitions) {
        return IntStream.range(0, partitions)
                .allMatch(each -> Files.isDirectory(streams(trainer).resolve("0_" + each + "/rocksdb/learners")));
    }

    /** For each partition that a trainer got since it first started: the entries of state that it read from the log for it. */
    public static List<Integer> restored(RunningService trainer) {
        return RESTORED.matcher(trainer.said())
                .results()
                .map(found -> Integer.valueOf(found.group(1)))
                .toList();
    }

    private static Path streams(RunningService trainer) {
        return Path.of(trainer.setting("alluvium.data-dir")).resolve("streams/alluvium-trainer");
    }

    /** The id under which Kafka Streams knows a trainer. */
    public static String processId(RunningService trainer) {
        Path file = streams(trainer).resolve("kafka-streams-process-metadata");
        try {
            Matcher id = PROCESS_ID.matcher(Files.readString(file));
            if (!id.find()) {
                throw new IllegalStateException("There is no process id in " + file);
            }
            return id.group();
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + file, e);
        }
    }
}
