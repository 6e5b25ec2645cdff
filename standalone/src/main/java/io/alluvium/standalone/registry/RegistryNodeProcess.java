package io.alluvium.standalone.registry;

import io.alluvium.standalone.bench.FreePort;
import io.alluvium.standalone.bench.ServiceProcess;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A node of the registry as a process of its own. */
final class RegistryNodeProcess implements AutoCloseable {

    private static final String JAR = "prompt-registry/target/quarkus-app/quarkus-run.jar";
    private static final String HOST = "127.0.0.1";
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(20);
    private static final long LOOK_MILLIS = 20;
    private static final double NANOS = 1e9;

    private final ServiceProcess process;
    private final NodeClient client;
    private final double startSeconds;

    private RegistryNodeProcess(ServiceProcess process, NodeClient client, double startSeconds) {
        this.process = process;
        this.client = client;
        this.startSeconds = startSeconds;
    }

    /** Starts one with nothing but the log, and returns when it answers. */
    static RegistryNodeProcess start(RegistryPlan plan, String bootstrapServers) throws InterruptedException {
        Path jar = plan.home().resolve(JAR);
        if (!Files.isRegularFile(jar)) {
            throw new UncheckedIOException(new FileNotFoundException(
                    "There is no " + jar + ", the package of the registry; build it with: mvn package -DskipTests"));
        }
        int port = FreePort.any();
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx2g",
                "-Dquarkus.http.host=" + HOST,
                "-Dquarkus.http.port=" + port,
                "-Dquarkus.log.category.\"org.apache.kafka\".level=ERROR",
                "-Dalluvium.kafka.bootstrap-servers=" + bootstrapServers,
                "-Dalluvium.data-dir=" + plan.directory().resolve("node"),
                "-jar",
                jar.toString());
        long begun = System.nanoTime();
        ServiceProcess process = ServiceProcess.start(command, plan.directory().resolve("node.out"));
        NodeClient client = new NodeClient(URI.create("http://" + HOST + ":" + port));
        try {
            while (!client.ready()) {
                process.requireAlive();
                if (System.nanoTime() - begun > PATIENCE_NANOS) {
                    throw new IllegalStateException("The registry did not become ready in 20 minutes");
                }
                Thread.sleep(LOOK_MILLIS);
            }
        } catch (RuntimeException | InterruptedException e) {
            process.abandon();
            throw e;
        }
        return new RegistryNodeProcess(process, client, (System.nanoTime() - begun) / NANOS);
    }

    /** From the start of the process to the first answer that says it is ready. */
    double startSeconds() {
        return startSeconds;
    }

    NodeClient client() {
        process.requireAlive();
        return client;
    }

    double residentMebibytes() throws IOException {
        return process.residentMebibytes();
    }

    @Override
    public void close() {
        process.stop();
    }
}
