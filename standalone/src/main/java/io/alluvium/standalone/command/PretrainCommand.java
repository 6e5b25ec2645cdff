package io.alluvium.standalone.command;

import io.alluvium.model.family.Gpt2Config;
import io.alluvium.model.pretrain.PretrainConfig;
import io.alluvium.model.pretrain.Pretrainer;
import io.alluvium.standalone.console.ProgressBar;
import io.alluvium.standalone.pretrain.BaseModelCard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a base model. */
@Command(
        name = "pretrain",
        mixinStandardHelpOptions = true,
        description = {
            "Pre-trains a small language model and writes it as a Hugging Face directory with a model card.",
            "A run that was stopped continues when the same command is given again."
        },
        footer = ExitCodes.HELP)
final class PretrainCommand implements Callable<Integer> {

    private static final double EPSILON = 1e-5;
    private static final int INNER = 4;

    @Mixin
    private final Output output = new Output();

    @Option(names = "--corpus", required = true, paramLabel = "FILE", description = "JSON lines to learn from.")
    private Path corpus = Path.of("");

    @Option(names = "--valid", required = true, paramLabel = "FILE", description = "JSON lines to measure on.")
    private Path valid = Path.of("");

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "The model's directory.")
    private Path out = Path.of("");

    @Option(names = "--steps", defaultValue = "4200", description = "Updates (default: ${DEFAULT-VALUE}).")
    private int steps;

    @Option(names = "--rows", defaultValue = "16", description = "Windows per update (default: ${DEFAULT-VALUE}).")
    private int rows;

    @Option(names = "--rate", defaultValue = "0.003", description = "Peak learning rate (default: ${DEFAULT-VALUE}).")
    private double rate;

    @Option(names = "--weight-decay", defaultValue = "0.4", description = "Of matrices (default: ${DEFAULT-VALUE}).")
    private double weightDecay;

    @Option(names = "--seed", defaultValue = "1", description = "Of weights and order (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--layers", defaultValue = "6", description = "Blocks (default: ${DEFAULT-VALUE}).")
    private int layers;

    @Option(names = "--width", defaultValue = "256", description = "Residual width (default: ${DEFAULT-VALUE}).")
    private int width;

    @Option(names = "--heads", defaultValue = "4", description = "Attention heads (default: ${DEFAULT-VALUE}).")
    private int heads;

    @Option(names = "--vocabulary", defaultValue = "8192", description = "Tokens (default: ${DEFAULT-VALUE}).")
    private int vocabulary;

    @Option(names = "--context", defaultValue = "256", description = "Positions (default: ${DEFAULT-VALUE}).")
    private int context;

    @Option(names = "--threads", defaultValue = "0", description = "Threads; 0 takes all processors (default: 0).")
    private int threads;

    @Override
    public Integer call() throws IOException {
        for (Path file : new Path[] {corpus, valid}) {
            if (!Files.isRegularFile(file)) {
                throw new NoSuchFileException(file.toString());
            }
        }
        // DJL reads it when its engine starts, which is later.
        int processors = threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
        System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(processors));
        PretrainConfig config = new PretrainConfig(
                corpus,
                valid,
                out,
                new Gpt2Config(vocabulary, context, width, layers, heads, INNER * width, EPSILON),
                new PretrainConfig.Schedule(steps, rows, rate, weightDecay, seed));
        double perplexity;
        try (ProgressBar bar = ProgressBar.of("pretrain")) {
            perplexity = new Pretrainer(
                            config,
                            (step, all, loss, speed) -> bar.update(
                                    step, all, String.format(Locale.ROOT, "loss %.3f  %.0f tokens/s", loss, speed)))
                    .run();
        }
        Path card = new BaseModelCard(config, perplexity, processors).write();
        if (output.json()) {
            output.json(Map.of("directory", out.toString(), "heldOutPerplexity", perplexity, "card", card.toString()));
        } else {
            output.text(String.format(
                    Locale.ROOT,
                    "The model is in %s; held-out perplexity %.2f; its card is %s",
                    out,
                    perplexity,
                    card));
        }
        return ExitCodes.DONE;
    }
}
