package io.alluvium.model.python;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A script of {@code src/test/python}, run by the interpreter that {@code setup.sh} prepares (the system property
 * {@code python.interpreter} names another one).
 */
final class PythonScript {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FOLDER = Path.of("src", "test", "python");
    private static final String SETUP = "model/src/test/python/setup.sh";
    private static final long MINUTES = 9;

    private final String name;

    PythonScript(String name) {
        this.name = name;
    }

    /** Gives the script a list of requests on its standard input; its answers, one for each request. */
    JsonNode answer(List<?> requests) throws IOException {
        String output = run(JSON.writeValueAsBytes(requests));
        JsonNode answers = JSON.readTree(output);
        if (answers.size() != requests.size()) {
            throw new AssertionError(name + " gave " + answers.size() + " answers to " + requests.size() + " requests");
        }
        return answers;
    }

    /** Runs the script with arguments; what it prints. */
    String run(Object... arguments) throws IOException {
        return run(new byte[0], arguments);
    }

    private String run(byte[] input, Object... arguments) throws IOException {
        Path interpreter = Path.of(System.getProperty("python.interpreter", "target/python/bin/python"));
        if (!Files.isExecutable(interpreter)) {
            throw new AssertionError("no Python environment at " + interpreter.toAbsolutePath() + "; run " + SETUP);
        }
        List<String> command = new ArrayList<>(
                List.of(interpreter.toString(), "-B", FOLDER.resolve(name).toString()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        Path stdin = Files.createTempFile("python", ".in");
        Path stdout = Files.createTempFile("python", ".out");
        Path stderr = Files.createTempFile("python", ".err");
        try {
            Files.write(stdin, input);
            Process process = new ProcessBuilder(command)
                    .redirectInput(stdin.toFile())
                    .redirectOutput(stdout.toFile())
                    .redirectError(stderr.toFile())
                    .start();
            finish(process, stderr);
            return Files.readString(stdout);
        } finally {
            Files.delete(stdin);
            Files.delete(stdout);
            Files.delete(stderr);
        }
    }

    private void finish(Process process, Path stderr) throws IOException {
        try {
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                throw new AssertionError(name + " took more than " + MINUTES + " minutes");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while " + name + " ran", e);
        } finally {
            process.destroyForcibly();
        }
        if (process.exitValue() != 0) {
            throw new AssertionError(name + " ended with " + process.exitValue() + ":\n" + Files.readString(stderr));
        }
    }
}
