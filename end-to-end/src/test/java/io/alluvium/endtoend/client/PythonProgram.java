package io.alluvium.endtoend.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.alluvium.endtoend.launch.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * A program of {@code src/test/python} that answers one request, run by the interpreter that the model's tests use
 * ({@code -Dpython.interpreter} names another one).
 */
public final class PythonProgram {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String INTERPRETER = "model/target/python/bin/python";
    private static final long MINUTES = 5;

    private final Path file;
    private final Map<String, String> environment = new TreeMap<>(
            Map.of("HF_HUB_DISABLE_PROGRESS_BARS", "1", "HF_HUB_DISABLE_TELEMETRY", "1", "HF_HUB_DISABLE_XET", "1"));

    /** The program of that name. */
    public PythonProgram(String name) {
        this.file = Repository.file("end-to-end/src/test/python").resolve(name);
    }

    /** The same in an environment that says that too. */
    public PythonProgram in(Map<String, String> further) {
        environment.putAll(further);
        return this;
    }

    /** What it answers. */
    public JsonNode answer(Object request) throws IOException {
        String named = System.getProperty("python.interpreter");
        Path interpreter = named == null ? Repository.file(INTERPRETER) : Path.of(named);
        if (!Files.isExecutable(interpreter)) {
            throw new AssertionError("no Python at " + interpreter + "; run model/src/test/python/setup.sh");
        }
        Path directory = Files.createTempDirectory("python");
        Path in = Files.write(directory.resolve("in.json"), JSON.writeValueAsBytes(request));
        Path out = directory.resolve("out.json");
        Path said = directory.resolve("said.txt");
        try {
            ProcessBuilder builder = new ProcessBuilder(interpreter.toString(), "-B", file.toString())
                    .redirectInput(in.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(said.toFile());
            builder.environment().putAll(environment);
            finish(builder.start(), said);
            return JSON.readTree(out.toFile());
        } finally {
            for (Path each : new Path[] {in, out, said, directory}) {
                Files.deleteIfExists(each);
            }
        }
    }

    private void finish(Process process, Path said) throws IOException {
        try {
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                throw new AssertionError(file + " took more than " + MINUTES + " minutes");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while " + file + " ran", e);
        } finally {
            process.destroyForcibly();
        }
        if (process.exitValue() != 0) {
            throw new AssertionError(file + " ended with " + process.exitValue() + ":\n" + Files.readString(said));
        }
    }
}
