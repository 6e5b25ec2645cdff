package io.alluvium.standalone.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A running process that can be ended as a power cut would; what it prints is added to a file. */
public final class ServiceProcess {

    private static final long STOP_SECONDS = 40;

    private final Process process;
    private final Path output;

    private ServiceProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** Starts it. */
    public static ServiceProcess start(List<String> command, Path output) {
        try {
            return new ServiceProcess(
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                            .start(),
                    output);
        } catch (IOException e) {
            throw new UncheckedIOException("Starting " + String.join(" ", command), e);
        }
    }

    /** Throws if it has ended by itself. */
    public void requireAlive() {
        if (!process.isAlive()) {
            throw new IllegalStateException("A service ended by itself with exit code " + process.exitValue()
                    + "; what it said is in " + output);
        }
    }

    /** SIGKILL; returns when it is gone. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Memory that it has of the machine's, in MiB. */
    public double residentMebibytes() throws IOException {
        return ResidentMemory.mebibytes(process.toHandle());
    }

    /** SIGKILL, without waiting. */
    public void abandon() {
        process.destroyForcibly();
    }

    /** SIGTERM, and SIGKILL if that is not enough. */
    public void stop() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
