package io.alluvium.endtoend.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A packaged Java program as a process of its own; what it prints goes into a file. */
public final class JavaProcess {

    private static final int PATIENCE_SECONDS = 60;
    private static final int SHOWN_LINES = 60;

    // A quick start matters more here than speed later on, and several of these share two cores.
    private static final List<String> FLAGS =
            List.of("-Xmx768m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto");

    private final Process process;
    private final Path output;

    private JavaProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** The Java of the tests, with system properties. */
    static List<String> ownJava(String... properties) {
        List<String> java = new ArrayList<>();
        java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        java.addAll(List.of(properties));
        return java;
    }

    /** Starts a runnable jar, given relative to the root of the repository, with that Java. */
    static JavaProcess start(List<String> java, String jar, Path output, List<String> arguments) {
        Path file = Repository.file(jar);
        if (!Files.isRegularFile(file)) {
            throw new IllegalStateException(
                    "There is no " + file + "; build it with: mvn package -DskipTests, from the root");
        }
        return start(java, List.of("-jar", file.toString()), output, arguments);
    }

    /** Starts a program of the tests' own class path. */
    static JavaProcess start(Class<?> program, Path output, List<String> arguments) {
        List<String> java = ownJava("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
        return start(java, List.of("-cp", System.getProperty("java.class.path"), program.getName()), output, arguments);
    }

    private static JavaProcess start(List<String> java, List<String> program, Path output, List<String> arguments) {
        List<String> command = new ArrayList<>(java);
        command.addAll(FLAGS);
        command.addAll(program);
        command.addAll(arguments);
        try {
            Files.createDirectories(output.toAbsolutePath().getParent());
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
            return new JavaProcess(builder.start(), output);
        } catch (IOException e) {
            throw new UncheckedIOException("Starting " + command, e);
        }
    }

    /** Whether it runs. */
    boolean alive() {
        return process.isAlive();
    }

    /** The end of what it printed. */
    String lastWords() {
        try {
            List<String> lines = Files.readAllLines(output);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size()));
        } catch (IOException e) {
            return "its output cannot be read: " + e;
        }
    }

    /** Ends it at once, as a power cut would: kill -9. */
    void kill() {
        process.destroyForcibly();
        await();
    }

    /** Stops it where it stands: kill -STOP. It knows nothing of the time that passes then. */
    void pause() {
        signal("STOP");
    }

    /** Lets it go on: kill -CONT. */
    void resume() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            int code = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IllegalStateException("kill -" + name + " ended with " + code);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Sending " + name + " to a process", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while sending " + name + " to a process", e);
        }
    }

    /** Asks it to end, and returns its exit code. */
    int stop() {
        process.destroy();
        return await();
    }

    /** Waits for its own end, and returns its exit code. */
    int await() {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                throw new IllegalStateException("The process did not end:\n" + lastWords());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            throw new IllegalStateException("Interrupted while a process was ending", e);
        }
    }
}
