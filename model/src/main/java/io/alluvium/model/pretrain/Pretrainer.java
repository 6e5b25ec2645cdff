package io.alluvium.model.pretrain;

import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDManager;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.alluvium.model.tokenizer.BytePairTrainer;
import io.alluvium.model.tokenizer.TextTokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Pre-trains a small causal language model in the GPT-2 layout: train a tokenizer, cut the corpus into windows, update,
 * measure, keep a checkpoint. A killed run continues from its last checkpoint; the same configuration and number of
 * threads gives the same weights.
 */
public final class Pretrainer {
    private static final int EVALUATE_EVERY = 250;
    private static final int EVALUATION_ROWS = 160;
    private static final String PROGRESS = "progress";

    private final PretrainConfig config;
    private final ProgressListener listener;
    private final ObjectMapper mapper = new ObjectMapper();

    /** Hears of each update. */
    @FunctionalInterface
    public interface ProgressListener {
        /** Update {@code step} of {@code steps} had mean loss {@code loss}, in nats per token. */
        void updated(int step, int steps, double loss, double tokensPerSecond);
    }

    /** One line of {@code training-log.jsonl}; loss in nats per token. */
    record LogLine(int step, long tokens, double trainingLoss, double heldOutPerplexity, double seconds) {}

    /** Makes a run; nothing happens before {@link #run}. */
    public Pretrainer(PretrainConfig config, ProgressListener listener) {
        this.config = config;
        this.listener = listener;
    }

    /** Trains to the end and returns the held-out perplexity of the exported model. */
    public double run() throws IOException {
        Files.createDirectories(checkpoint());
        config.shape().write(config.output().resolve("config.json"));
        Path tokenizerFile = config.output().resolve("tokenizer.json");
        if (!Files.exists(tokenizerFile)) {
            trainTokenizer(tokenizerFile);
        }
        try (TextTokenizer tokenizer = TextTokenizer.load(tokenizerFile);
                PtNDManager owner = (PtNDManager) NDManager.newBaseManager("PyTorch")) {
            var schedule = config.schedule();
            var training = new TokenWindows(
                    encode(tokenizer, config.corpus()), config.shape().context(), schedule.seed());
            var heldOut = new TokenWindows(
                    encode(tokenizer, config.heldOut()), config.shape().context(), 0);
            var model = new TrainableModel(owner, config.shape(), schedule.seed());
            double perplexity = train(owner, model, training, heldOut);
            model.export(config.output().resolve("model.safetensors"));
            return perplexity;
        }
    }

    private double train(PtNDManager owner, TrainableModel model, TokenWindows training, TokenWindows heldOut)
            throws IOException {
        var schedule = config.schedule();
        int step = resume(model);
        long tokensPerStep = (long) schedule.rows() * config.shape().context();
        long started = System.nanoTime();
        int firstStep = step;
        double average = 0;
        int averaged = 0;
        double perplexity = Double.NaN;
        while (step < schedule.steps()) {
            float loss =
                    model.update(owner, training.rows((long) step * schedule.rows(), schedule.rows()), step, schedule);
            if (!Float.isFinite(loss)) {
                throw new IllegalStateException(
                        "training loss became " + loss + " at step " + step + "; lower the learning rate");
            }
            step++;
            average += loss;
            averaged++;
            double seconds = (System.nanoTime() - started) / 1e9;
            listener.updated(step, schedule.steps(), loss, (step - firstStep) * tokensPerStep / seconds);
            if (step % EVALUATE_EVERY == 0 || step == schedule.steps()) {
                int limit = step == schedule.steps() ? heldOut.windows() : EVALUATION_ROWS;
                perplexity = perplexity(owner, model, heldOut, limit);
                save(model, step);
                log(new LogLine(step, step * tokensPerStep, average / averaged, perplexity, seconds));
                average = 0;
                averaged = 0;
            }
        }
        return Double.isNaN(perplexity) ? perplexity(owner, model, heldOut, heldOut.windows()) : perplexity;
    }

    private double perplexity(PtNDManager owner, TrainableModel model, TokenWindows heldOut, int limit) {
        int rows = Math.min(limit, heldOut.windows());
        int batch = config.schedule().rows();
        double sum = 0;
        for (int first = 0; first < rows; first += batch) {
            int count = Math.min(batch, rows - first);
            sum += model.loss(owner, heldOut.rows(first, count)) * count;
        }
        return Math.exp(sum / rows);
    }

    private int resume(TrainableModel model) throws IOException {
        Path progress = checkpoint().resolve(PROGRESS);
        if (!Files.exists(progress)) {
            return 0;
        }
        String[] parts = Files.readString(progress).trim().split(" ");
        model.load(checkpoint().resolve(parts[1]));
        return Integer.parseInt(parts[0]);
    }

    /** Writes into the slot that the last checkpoint does not use, then names it, so that a kill never leaves half a state. */
    private void save(TrainableModel model, int step) throws IOException {
        Path progress = checkpoint().resolve(PROGRESS);
        boolean slotA =
                Files.exists(progress) && Files.readString(progress).trim().endsWith("b");
        String slot = slotA ? "a" : "b";
        Files.createDirectories(checkpoint().resolve(slot));
        model.save(checkpoint().resolve(slot));
        Path temporary = checkpoint().resolve(PROGRESS + ".part");
        Files.writeString(temporary, String.format(Locale.ROOT, "%d %s%n", step, slot));
        Files.move(temporary, progress, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void log(LogLine line) throws IOException {
        Files.writeString(
                config.output().resolve("training-log.jsonl"),
                mapper.writeValueAsString(line) + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    private void trainTokenizer(Path file) throws IOException {
        var trainer = new BytePairTrainer();
        for (String text : texts(config.corpus())) {
            trainer.add(text);
        }
        trainer.train(config.shape().vocabulary()).write(file);
    }

    private List<int[]> encode(TextTokenizer tokenizer, Path file) throws IOException {
        List<int[]> documents = new ArrayList<>();
        for (String text : texts(file)) {
            documents.add(tokenizer.encode(text));
        }
        return documents;
    }

    private List<String> texts(Path file) throws IOException {
        List<String> texts = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            var text = mapper.readTree(line).path("text");
            if (!text.isTextual()) {
                throw new IllegalArgumentException(file + " line " + (texts.size() + 1) + " has no \"text\" string");
            }
            texts.add(text.asText());
        }
        return texts;
    }

    private Path checkpoint() {
        return config.output().resolve("checkpoint");
    }
}
