package io.alluvium.standalone.crash;

import io.alluvium.learning.recipe.Recipes;
import io.alluvium.standalone.bench.FreePort;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** How each service is started: its package, its ports and its keys, which stay the same from start to start. */
final class ServiceCommands {

    static final int PARTITIONS = 3;

    private static final String HOST = "127.0.0.1";
    private static final String SESSION = "6s"; // The shortest that brokers grant by default.

    private final CrashSettings settings;
    private final Map<ServiceKind, Integer> ports = new EnumMap<>(ServiceKind.class);

    ServiceCommands(CrashSettings settings) {
        this.settings = settings;
        for (ServiceKind kind : ServiceKind.values()) {
            ports.put(kind, FreePort.any());
        }
    }

    /** Where the broker is. */
    String bootstrapServers() {
        return "localhost:" + port(ServiceKind.BROKER);
    }

    /** Where a service answers over HTTP. */
    URI address(ServiceKind kind) {
        return URI.create("http://" + HOST + ":" + port(kind));
    }

    /** Where the versions' files are. */
    Path blobs() {
        return settings.directory().resolve("blobs");
    }

    /** Where halts are asked for. */
    Path sites() {
        return settings.directory().resolve("sites");
    }

    /** Writes how domains learn: small batches and a version every few steps, so that there is always something to interrupt. */
    void writeRecipe() throws IOException {
        String recipe = Recipes.bundled(Recipes.DEFAULT)
                .with("tuner.length", 4)
                .with("batch.records", 4)
                .with("batch.window", 48)
                .with("batch.tokens", 256)
                .with("publishEverySteps", 2)
                .with("averageDecay", 0.5)
                .with("gate.budget", 0.1)
                .toJson();
        Files.createDirectories(settings.directory());
        Files.writeString(recipe(), recipe);
    }

    private Path recipe() {
        return settings.directory().resolve("recipe.json");
    }

    /** What starts it. */
    List<String> command(ServiceKind kind) {
        Path jar = settings.home().resolve(kind.module()).resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.isRegularFile(jar)) {
            throw new UncheckedIOException(new FileNotFoundException("There is no " + jar
                    + ", the package of a service that shall be killed; build it with: mvn package -DskipTests"));
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto"));
        if (kind == ServiceKind.BROKER) {
            command.addAll(List.of(
                    "-jar",
                    jar.toString(),
                    "broker",
                    "--data-dir",
                    directory(kind).toString()));
            command.addAll(List.of("--port", Integer.toString(port(kind))));
        } else {
            keys(kind).forEach((key, value) -> command.add("-D" + key + "=" + value));
            command.addAll(List.of("-jar", jar.toString()));
        }
        return command;
    }

    /** Where what it prints goes. */
    Path output(ServiceKind kind) {
        return settings.directory().resolve(kind.label() + ".out");
    }

    private Path directory(ServiceKind kind) {
        return settings.directory().resolve(kind.label());
    }

    private Map<String, String> keys(ServiceKind kind) {
        Map<String, String> keys = new TreeMap<>();
        keys.put("quarkus.http.host", HOST);
        keys.put("quarkus.http.port", Integer.toString(port(kind)));
        keys.put("quarkus.log.category.\"org.apache.kafka\".level", "ERROR");
        keys.put("alluvium.crash-sites", sites().toString());
        keys.put("alluvium.kafka.bootstrap-servers", bootstrapServers());
        keys.put("alluvium.kafka.partitions", Integer.toString(PARTITIONS));
        keys.put("alluvium.data-dir", directory(kind).toString());
        keys.put("alluvium.blobs.directory", blobs().toString());
        keys.put("alluvium.model.threads", "1");
        if (settings.model() != null) {
            keys.put(
                    "alluvium.model.directory",
                    settings.model().toAbsolutePath().toString());
        }
        keys.put("alluvium.ingest.held-out-one-in", "4");
        keys.put("alluvium.ingest.quiet-cut", "1s");
        keys.put("alluvium.ingest.produce-timeout", "3s");
        keys.put("alluvium.trainer.recipe", recipe().toString());
        keys.put("alluvium.trainer.streams.session-timeout", SESSION);
        keys.put("alluvium.trainer.streams.commit-interval", "200ms");
        keys.put("alluvium.worker.id", "worker");
        keys.put("alluvium.worker.registry.url", address(ServiceKind.REGISTRY).toString());
        keys.put("alluvium.worker.registry.longest-retry", "1s");
        keys.putAll(settings.further());
        return keys;
    }

    private int port(ServiceKind kind) {
        return Objects.requireNonNull(ports.get(kind));
    }
}
