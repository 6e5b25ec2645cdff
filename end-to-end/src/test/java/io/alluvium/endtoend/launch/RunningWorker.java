package io.alluvium.endtoend.launch;

import io.alluvium.endtoend.client.Api;
import java.net.URI;
import java.util.List;

/** An inference worker alone as a process of its own, on the tiny model. */
public final class RunningWorker implements AutoCloseable {

    private static final String JAR = "inference-worker/target/quarkus-app/quarkus-run.jar";

    private final Workspace workspace;
    private final String bootstrapServers;
    private final URI registry;
    private final int port = Ports.free();
    private final Api api = new Api(URI.create("http://127.0.0.1:" + port));
    private JavaProcess process;

    private RunningWorker(Workspace workspace, String bootstrapServers, URI registry) {
        this.workspace = workspace;
        this.bootstrapServers = bootstrapServers;
        this.registry = registry;
        this.process = launch();
    }

    /** Follows the registry at that address; returns when it answers. */
    public static RunningWorker start(Workspace workspace, String bootstrapServers, URI registry) {
        RunningWorker started = new RunningWorker(workspace, bootstrapServers, registry);
        try {
            started.awaitLive();
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

    /** Ends it as a power cut would, and starts it again with what it kept; returns when it answers. */
    public void killAndStartAgain() {
        process.kill();
        process = launch();
        awaitLive();
    }

    private void awaitLive() {
        Readiness.await(api, process);
    }

    private JavaProcess launch() {
        return JavaProcess.start(
                JavaProcess.ownJava(
                        "-Dquarkus.http.host=127.0.0.1",
                        "-Dquarkus.http.port=" + port,
                        "-Dquarkus.log.category.\"org.apache.kafka\".level=ERROR",
                        "-Dalluvium.kafka.bootstrap-servers=" + bootstrapServers,
                        "-Dalluvium.data-dir=" + workspace.place("worker-data"),
                        "-Dalluvium.model.directory=" + workspace.model(),
                        "-Dalluvium.model.precision=fp32",
                        "-Dalluvium.model.threads=1",
                        "-Dalluvium.worker.id=alone",
                        "-Dalluvium.worker.registry.url=" + registry,
                        "-Dalluvium.worker.registry.longest-retry=1s"),
                JAR,
                workspace.place("worker.out"),
                List.of());
    }

    @Override
    public void close() {
        if (process.alive()) {
            process.stop();
        }
    }
}
