package io.alluvium.standalone.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged application as a process of its own, as a user starts it. */
final class AlluviumProcess implements AutoCloseable {

    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
    private static final Pattern PAGE = Pattern.compile("page +(http://\\S+)");
    private static final Pattern KAFKA = Pattern.compile("Kafka +(\\S+:[0-9]+)");
    // A child of a build in the background would be born deaf to Ctrl-C; only GNU's env can change that.
    private static final List<String> HEARS_CTRL_C =
            System.getProperty("os.name").equals("Linux") ? List.of("env", "--default-signal=INT") : List.of();
    private static final long PATIENCE_SECONDS = 600;

    private final Process process;
    private final CompletableFuture<String> page = new CompletableFuture<>();
    private final StringBuffer output = new StringBuffer();
    private final Thread reader = new Thread(this::read, "alluvium-output");

    private AlluviumProcess(Process process) {
        this.process = process;
    }

    /** Starts {@code alluvium} with these arguments, the command first. */
    static AlluviumProcess start(String... arguments) throws IOException {
        return start(Map.of(), arguments);
    }

    /** The same, with these variables added to the environment. */
    static AlluviumProcess start(Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(HEARS_CTRL_C);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx700m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dalluvium.home=..",
                "-jar",
                JAR.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        AlluviumProcess started = new AlluviumProcess(builder.start());
        started.reader.setDaemon(true);
        started.reader.start();
        return started;
    }

    /** The page's address, when everything is ready. */
    String page() throws Exception {
        try {
            return page.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("It did not come up; it wrote:\n" + output, e);
        }
    }

    /** The address of its Kafka, once everything is ready. */
    String kafka() {
        Matcher matcher = KAFKA.matcher(output);
        if (!matcher.find()) {
            throw new IllegalStateException("It names no Kafka; it wrote:\n" + output);
        }
        return matcher.group(1);
    }

    /** Stops it as Ctrl-C does, and returns the exit code. */
    int interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
        return exitCode();
    }

    /** Asks it to stop as service managers do, and returns the exit code. */
    int stop() throws InterruptedException {
        process.destroy();
        return exitCode();
    }

    /** Waits for its own end. */
    int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("It does not end; it wrote:\n" + output);
        }
        reader.join();
        return process.exitValue();
    }

    String output() {
        return output.toString();
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.append(line).append('\n');
                Matcher matcher = PAGE.matcher(line);
                if (matcher.find()) {
                    page.complete(matcher.group(1));
                }
            }
        } catch (IOException e) {
            output.append(e);
        }
        page.completeExceptionally(new IllegalStateException("it has ended"));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
