package io.alluvium.standalone.train;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.alluvium.model.BackboneIdentity;
import io.alluvium.model.TokenBatch;
import io.alluvium.model.family.Architecture;
import io.alluvium.model.family.CheckpointDirectory;
import io.alluvium.model.peft.PeftDirectory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Real peft in a Python process of its own that lives for the whole measurement and trains when it is told to.
 *
 * @see <a href="https://huggingface.co/docs/peft">PEFT</a>
 */
final class PeftChild implements AutoCloseable {

    /** Every setting that is tried where none is named; the script says what they mean. */
    static final List<String> SETTINGS =
            List.of("fp32", "bf16", "amp", "bf16-tanh", "fp32-compile", "bf16-compile", "amp-compile");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SCRIPT = "peft_child.py";
    private static final int TOLD_CHARACTERS = 600;

    private final Process process;
    private final Path errors;
    private final Path directory;
    private final Writer orders;
    private final BufferedReader answers;
    private final JsonNode versions;

    private PeftChild(Process process, Path directory, Path errors) throws IOException {
        this.process = process;
        this.directory = directory;
        this.errors = errors;
        this.orders = process.outputWriter(StandardCharsets.UTF_8);
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        this.versions = read();
    }

    /** Starts the interpreter; the directory takes the script, its messages and adapters. */
    static PeftChild start(String interpreter, Path directory, int threads) throws IOException {
        Path script = directory.resolve(SCRIPT);
        try (InputStream source = Objects.requireNonNull(PeftChild.class.getResourceAsStream(SCRIPT), SCRIPT)) {
            Files.write(script, source.readAllBytes());
        }
        Path errors = directory.resolve("python.log");
        ProcessBuilder builder = new ProcessBuilder(interpreter, script.toString()).redirectError(errors.toFile());
        builder.environment().put("OMP_NUM_THREADS", Integer.toString(threads));
        builder.environment()
                .put("TORCHINDUCTOR_CACHE_DIR", directory.resolve("compiled").toString());
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly, "bench-train-ends-python"));
        try {
            return new PeftChild(process, directory, errors);
        } catch (IOException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    /** The versions of torch, peft and transformers. */
    Map<String, String> versions() {
        return Map.of(
                "torch", versions.path("torch").asText(),
                "peft", versions.path("peft").asText(),
                "transformers", versions.path("transformers").asText());
    }

    /** Opens a setting on a checkpoint and warms it up; the answer has the first batch's loss, or an error. */
    JsonNode open(String setting, Path checkpoint, TrainingData data, TrainPlan plan) throws IOException {
        Path adapter = Files.createDirectories(directory.resolve("adapter"));
        BackboneIdentity base = new BackboneIdentity(checkpoint.toString(), "", "");
        Architecture shape = CheckpointDirectory.read(checkpoint).shape();
        for (Map.Entry<String, byte[]> file :
                PeftDirectory.encode(data.prompt(), base, shape).entrySet()) {
            Files.write(adapter.resolve(file.getKey()), file.getValue());
        }
        int[][][] batches = data.batches().stream().map(TokenBatch::inputs).toArray(int[][][]::new);
        return ask(Map.of(
                "do",
                "open",
                "setting",
                setting,
                "checkpoint",
                checkpoint.toString(),
                "adapter",
                adapter.toString(),
                "batches",
                batches,
                "threads",
                plan.threads(),
                "device",
                plan.device()));
    }

    /** Trains for some steps. */
    Turn run(String setting, int count) throws IOException {
        JsonNode answer = ask(Map.of("do", "steps", "setting", setting, "count", count));
        if (answer.has("error")) {
            throw new IOException("Python could not train with " + setting + ": "
                    + answer.path("error").asText());
        }
        return new Turn(answer.path("seconds").asDouble(), 0);
    }

    /** Lets go of all settings that are open. */
    void release() throws IOException {
        ask(Map.of("do", "close"));
    }

    private JsonNode ask(Map<String, Object> order) throws IOException {
        orders.write(JSON.writeValueAsString(order) + "\n");
        orders.flush();
        return read();
    }

    private JsonNode read() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            String told = Files.readString(errors).strip();
            throw new IOException("Python has ended; it needs torch, transformers and peft. It wrote: "
                    + told.substring(Math.max(0, told.length() - TOLD_CHARACTERS)));
        }
        return JSON.readTree(line);
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
            answers.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException("Ending Python", e);
        }
    }
}
