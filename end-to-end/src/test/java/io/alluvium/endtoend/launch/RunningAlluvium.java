package io.alluvium.endtoend.launch;

import io.alluvium.endtoend.client.Api;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@code alluvium up} as a process of its own, on the tiny model. It can be killed and started again. */
public final class RunningAlluvium implements AutoCloseable {

    private static final String JAR = "standalone/target/quarkus-app/quarkus-run.jar";

    private final Workspace workspace;
    private final @Nullable String brokersOutside;
    private final List<String> java;
    private final int httpPort = Ports.free();
    private final int brokerPort = Ports.free();
    private final Api api = new Api(URI.create("http://127.0.0.1:" + httpPort));
    private JavaProcess process;

    private RunningAlluvium(Workspace workspace, @Nullable String brokersOutside, List<String> java) {
        this.workspace = workspace;
        this.brokersOutside = brokersOutside;
        this.java = java;
        this.process = launch();
    }

    /** With a broker inside; returns when everything is ready. */
    public static RunningAlluvium start(Workspace workspace) {
        return ready(new RunningAlluvium(workspace, null, JavaProcess.ownJava()));
    }

    /** With a broker inside and its data on a small disk; returns when everything is ready. */
    public static RunningAlluvium start(Workspace workspace, SmallDisk disk) {
        return ready(new RunningAlluvium(workspace, null, disk.java()));
    }

    /** With brokers outside and its data on a small disk; returns when everything is ready. */
    public static RunningAlluvium start(Workspace workspace, SmallDisk disk, String bootstrapServers) {
        return ready(new RunningAlluvium(workspace, bootstrapServers, disk.java()));
    }

    /** With brokers outside; returns when everything is ready. */
    public static RunningAlluvium start(Workspace workspace, String bootstrapServers) {
        return ready(new RunningAlluvium(workspace, bootstrapServers, JavaProcess.ownJava()));
    }

    /** With three brokers outside, and three copies of everything; returns when everything is ready. */
    public static RunningAlluvium start(Workspace workspace, RunningBrokers brokers) {
        List<String> java = JavaProcess.ownJava("-Dalluvium.kafka.replication-factor=" + RunningBrokers.COUNT);
        return ready(new RunningAlluvium(workspace, brokers.bootstrapServers(), java));
    }

    private static RunningAlluvium ready(RunningAlluvium started) {
        try {
            Readiness.await(started.api, started.process);
            return started;
        } catch (RuntimeException | Error e) {
            started.process.kill();
            throw e;
        }
    }

    /** What it says over HTTP. */
    public Api api() {
        return api;
    }

    /** Where its brokers are. */
    public String bootstrapServers() {
        return brokersOutside != null ? brokersOutside : "localhost:" + brokerPort;
    }

    /** Where its data is. */
    public Path data() {
        return workspace.place("data");
    }

    /** Ends it as a power cut would. */
    public void kill() {
        process.kill();
    }

    /** Starts it again on the same data at the same address; returns when everything is ready. */
    public void startAgain() {
        process = launch();
        Readiness.await(api, process);
    }

    /** Waits until it has ended by itself, and returns its exit code. */
    public int awaitEnd() {
        return process.await();
    }

    /** The end of what it printed. */
    public String lastWords() {
        return process.lastWords();
    }

    /** Tries to start it again, where it is to end by itself; returns its exit code. */
    public int startInVain() {
        process = launch();
        return process.await();
    }

    /** Ends it cleanly, and returns its exit code. */
    public int stop() {
        return process.stop();
    }

    private JavaProcess launch() {
        List<String> arguments = new ArrayList<>(List.of(
                "up",
                "--data-dir",
                data().toString(),
                "--port",
                Integer.toString(httpPort),
                "--model",
                workspace.model().toString(),
                "--recipe",
                workspace.recipe().toString()));
        if (brokersOutside != null) {
            arguments.addAll(List.of("--bootstrap-servers", brokersOutside));
        }
        keys().forEach((key, value) -> arguments.addAll(List.of("--set", key + "=" + value)));
        return JavaProcess.start(java, JAR, workspace.place("alluvium.out"), arguments);
    }

    private Map<String, String> keys() {
        Map<String, String> keys = new TreeMap<>(Map.of(
                "alluvium.kafka.partitions", "2",
                "alluvium.model.precision", "fp32",
                "alluvium.model.threads", "1",
                "alluvium.ingest.held-out-one-in", "4",
                "alluvium.ingest.quiet-cut", "1s",
                "alluvium.ingest.produce-timeout", "3s",
                "alluvium.trainer.streams.session-timeout", "10s",
                "alluvium.trainer.streams.commit-interval", "200ms",
                "alluvium.worker.id", "inside"));
        workspace
                .ownRecipes()
                .forEach((domain, recipe) -> keys.put("alluvium.trainer.recipes." + domain, recipe.toString()));
        if (brokersOutside == null) {
            keys.put("alluvium.standalone.broker-port", Integer.toString(brokerPort));
            keys.put("alluvium.kafka.bootstrap-servers", bootstrapServers());
        }
        return keys;
    }

    @Override
    public void close() {
        if (process.alive()) {
            process.stop();
        }
    }
}
