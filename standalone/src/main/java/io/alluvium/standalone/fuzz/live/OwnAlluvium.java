package io.alluvium.standalone.fuzz.live;

import io.alluvium.learning.recipe.Recipes;
import io.alluvium.model.checkpoint.Gpt2Config;
import io.alluvium.model.pretrain.UntrainedCheckpoint;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An {@code alluvium up} of our own: a process with a broker inside, a tiny model and a directory that goes with it. */
public final class OwnAlluvium implements AutoCloseable {

    private static final Pattern PAGE = Pattern.compile("page +(http://\\S+)");
    private static final Pattern KAFKA = Pattern.compile("Kafka +(\\S+:[0-9]+)");
    private static final Gpt2Config SHAPE = new Gpt2Config(300, 64, 32, 2, 2, 128, 1e-5);
    private static final List<String> TEXTS = List.of(
            "the river leaves its sediment behind and the ground keeps what the river carried",
            "a stream passes, the ground remains; the river and the ground are the river's own");
    private static final long PATIENCE_SECONDS = 240;
    private static final List<String> SETTINGS = List.of(
            "alluvium.kafka.partitions=2",
            "alluvium.model.precision=fp32",
            "alluvium.ingest.held-out-one-in=4",
            "alluvium.ingest.quiet-cut=1s");

    private final Path directory;
    private final Process process;
    private final CompletableFuture<URI> page = new CompletableFuture<>();
    private final CompletableFuture<String> kafka = new CompletableFuture<>();
    private final StringBuffer output = new StringBuffer();

    private OwnAlluvium(Path directory, Process process) {
        this.directory = directory;
        this.process = process;
    }

    /** Starts one from that jar. */
    public static OwnAlluvium start(Path jar) throws IOException {
        Path directory = Files.createTempDirectory("alluvium-fuzz-up");
        Path model = directory.resolve("model");
        UntrainedCheckpoint.write(model, SHAPE, TEXTS, 0.3);
        Path recipe = Files.writeString(
                directory.resolve("recipe.json"),
                Recipes.load(Recipes.DEFAULT)
                        .with("tuner.length", 4)
                        .with("batch.window", 32)
                        .with("batch.records", 8)
                        .with("publishEverySteps", 2)
                        .with("gate.budget", 1.0)
                        .toJson());
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx768m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                jar.toString(),
                "up",
                "--port",
                "0",
                "--data-dir",
                directory.resolve("data").toString(),
                "--model",
                model.toString(),
                "--recipe",
                recipe.toString()));
        SETTINGS.forEach(setting -> command.addAll(List.of("--set", setting)));
        OwnAlluvium started = new OwnAlluvium(
                directory, new ProcessBuilder(command).redirectErrorStream(true).start());
        // Whatever ends this process, the other one must not be left behind.
        Runtime.getRuntime().addShutdownHook(new Thread(started.process::destroy));
        Thread reader = new Thread(started::read, "fuzz-up-output");
        reader.setDaemon(true);
        reader.start();
        return started;
    }

    /** Where its page is, once it is up. */
    public URI page() {
        return soon(page);
    }

    /** Where its broker is, once it is up. */
    public String kafka() {
        return soon(kafka);
    }

    private <T> T soon(CompletableFuture<T> wanted) {
        try {
            return wanted.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("An Alluvium to fuzz did not come up; it wrote:\n" + output, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while an Alluvium to fuzz was starting", e);
        }
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.append(line).append('\n');
                Matcher address = PAGE.matcher(line);
                if (address.find()) {
                    page.complete(URI.create(address.group(1)));
                }
                Matcher broker = KAFKA.matcher(line);
                if (broker.find()) {
                    kafka.complete(broker.group(1));
                }
            }
        } catch (IOException e) {
            output.append(e);
        }
        page.completeExceptionally(new IllegalStateException("it has ended"));
        kafka.completeExceptionally(new IllegalStateException("it has ended"));
    }

    /** Whether it runs. */
    public boolean alive() {
        return process.isAlive();
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
