package io.alluvium.standalone.bench;

import io.alluvium.standalone.client.AlluviumClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code alluvium up} as a process of its own; it ends with this one. */
public final class ChildAlluvium implements AutoCloseable {

    private static final Pattern PAGE = Pattern.compile("  page +(http://\\S+)");
    private static final Pattern KAFKA = Pattern.compile("  Kafka +(\\S+:[0-9]+)");
    private static final long START_SECONDS = 240;
    private static final long STOP_SECONDS = 60;

    private final Process process;
    private final Thread end = new Thread(this::kill, "bench-child-end");
    private final CompletableFuture<String> page = new CompletableFuture<>();
    private final CompletableFuture<String> kafka = new CompletableFuture<>();
    private final StringBuffer output = new StringBuffer();

    private ChildAlluvium(Process process) {
        this.process = process;
    }

    /** The jar of the program that runs here. */
    public static Path ownJar() {
        Path jar = Path.of(System.getProperty("java.class.path")).toAbsolutePath();
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException(
                    "This program runs from no jar, so that it cannot start another Alluvium; run it as ./alluvium");
        }
        return jar;
    }

    /**
     * What is started.
     *
     * @param jar the program
     * @param java further options of Java
     */
    public record Program(Path jar, List<String> java) {}

    /** Starts a program on a directory, with further options of {@code up}, and returns when it takes work. */
    public static ChildAlluvium start(Program program, Path data, List<String> options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms128m",
                "-Xmx1536m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError"));
        command.addAll(program.java());
        command.addAll(List.of("-jar", program.jar().toString(), "up", "--data-dir", data.toString(), "--port", "0"));
        command.addAll(options);
        ChildAlluvium child = new ChildAlluvium(
                new ProcessBuilder(command).redirectErrorStream(true).start());
        Runtime.getRuntime().addShutdownHook(child.end);
        Thread reader = new Thread(child::read, "bench-child-output");
        reader.setDaemon(true);
        reader.start();
        try {
            child.page.get(START_SECONDS, TimeUnit.SECONDS);
            return child;
        } catch (Exception e) {
            child.close();
            throw new IllegalStateException("An Alluvium of our own did not come up; it wrote:\n" + child.output, e);
        }
    }

    /** Where its page is. */
    public URI page() {
        return URI.create(page.join());
    }

    /** A client of its API. */
    public AlluviumClient client() {
        return new AlluviumClient(page());
    }

    /** Where its broker is. */
    public String bootstrapServers() {
        return kafka.join();
    }

    /** Whether it runs. */
    public boolean alive() {
        return process.isAlive();
    }

    /** Memory that it has of the machine's, in MiB; 0 where the system does not tell. */
    public long residentMebibytes() {
        try {
            return Math.round(ResidentMemory.mebibytes(process.toHandle()));
        } catch (IOException e) {
            return 0;
        }
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.append(line).append('\n');
                Matcher at = KAFKA.matcher(line);
                if (at.find()) {
                    kafka.complete(at.group(1));
                }
                if (line.startsWith("Ctrl-C stops it")) {
                    Matcher here = PAGE.matcher(output);
                    page.complete(here.find() ? here.group(1) : "");
                }
            }
        } catch (IOException e) {
            output.append(e);
        }
        page.completeExceptionally(new IllegalStateException("it has ended"));
    }

    private void kill() {
        process.destroyForcibly();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                kill();
            }
            Runtime.getRuntime().removeShutdownHook(end);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            kill();
        } catch (IllegalStateException e) { // This program is ending, and the hook runs by itself.
            kill();
        }
    }
}
