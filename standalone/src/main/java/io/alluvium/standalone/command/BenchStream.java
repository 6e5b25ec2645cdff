package io.alluvium.standalone.command;

import io.alluvium.basemodel.BaseModel;
import io.alluvium.learning.recipe.Recipes;
import io.alluvium.model.Precision;
import io.alluvium.standalone.bench.ScratchDirectory;
import io.alluvium.standalone.console.ProgressBar;
import io.alluvium.standalone.stream.StreamBench;
import io.alluvium.standalone.stream.StreamPlan;
import io.alluvium.standalone.stream.StreamReport;
import io.alluvium.standalone.stream.picture.Gallery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures how well recipes learn streams of text, and what they forget. */
@Command(
        name = "stream",
        mixinStandardHelpOptions = true,
        description = {
            "Replays streams of text straight into the learners, as the trainer does but without Kafka, with every recipe alike,",
            "and measures after each stage what the prompt that would be served knows of each phase or domain: the loss",
            "matrix, AP, AP+, BWT, FWT, forgetting, plasticity, within-domain drift forgetting (WDF), savings when a phase",
            "returns, prequential loss, measured compute, tokens per second, bytes of state.",
            "Each recipe is compared with one of them: mean over the seeds, and a paired bootstrap over documents.",
            "Beside the report's file lie pictures and a page that shows everything.",
            "A run that is in --work is not run again; kill and start it as you like, or start a second one beside it."
        },
        footer = ExitCodes.HELP)
final class BenchStream implements Callable<Integer> {

    @Mixin
    private final Output output = new Output();

    @Mixin
    private final StreamOptions stream = new StreamOptions();

    @Option(
            names = "--recipe",
            required = true,
            split = ",(?![^{]*\\})",
            splitSynopsisLabel = ",",
            paramLabel = "RECIPE",
            description = {
                "Recipes: bundled names, .json files, and either with changes: NAME?KEY=VALUE&KEY=VALUE, such as",
                "'ewc?consolidation.weight=10' or 'naive-prefix?gradient={\"name\":\"pass\"}'. With order=joint a recipe",
                "learns the texts of all regimes shuffled: how good it could get if nothing drifted. With alternatives, as in",
                "'ewc?consolidation.weight=1|10&optimizer.rate=0.05|0.15', all of them are tried first, with other seeds and",
                "other held-out documents on the first stream, and the best of those that compute no more than the recipe that",
                "all are compared with is measured. @FILE stands for options and recipes in a file."
            })
    private List<String> recipes = List.of();

    @Option(
            names = "--against",
            paramLabel = "RECIPE",
            description = "The recipe that all are compared with (default: the trainer's default, or the first named).")
    private @Nullable String against;

    @Option(names = "--seeds", paramLabel = "N", defaultValue = "1", description = "How many seeds (default: 1).")
    private int seeds;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "The first of them (default: 1).")
    private long seed;

    @Option(
            names = "--tuning-seeds",
            paramLabel = "N",
            defaultValue = "1",
            description = "With how many, right before the first, alternatives are tried (default: 1).")
    private int tuningSeeds;

    @Option(
            names = "--cores",
            paramLabel = "N",
            defaultValue = "1",
            description = "Runs at once, each with one thread (default: 1).")
    private int cores;

    @Option(
            names = "--model",
            paramLabel = NamedModel.LABEL,
            description = "A checkpoint's directory, or a model on a Hub (default: the bundled one).")
    private @Nullable String model;

    @Option(
            names = "--precision",
            paramLabel = "PRECISION",
            defaultValue = "BF16",
            description = "Number format (default: BF16).")
    private Precision precision = Precision.BF16;

    @Option(
            names = "--resamples",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Resamples of the bootstrap (default: 1000).")
    private int resamples;

    @Option(
            names = "--work",
            paramLabel = "DIR",
            description = "Where the results of runs are kept (default: nowhere; a kill loses them).")
    private @Nullable Path work;

    @Mixin
    private final ReportOption report = new ReportOption();

    @Override
    public Integer call() throws IOException, InterruptedException {
        StreamPlan plan = new StreamPlan(
                stream.corpora(),
                stream.streams(),
                stream.size(),
                StreamPlan.Contenders.of(recipes, against, Recipes.DEFAULT),
                new StreamPlan.Seeds(seed, seeds, tuningSeeds),
                new StreamPlan.Measuring(precision, stream.probes(), resamples),
                cores);
        Path file = report.file();
        if (file != null) {
            Files.createDirectories(folder(file));
        }
        Path named = NamedModel.directory(model);
        try (ScratchDirectory scratch = ScratchDirectory.temporary("alluvium-bench");
                ProgressBar bar = ProgressBar.of("bench stream")) {
            Path checkpoint =
                    named != null ? named : BaseModel.extract(scratch.path().resolve("base"));
            Path results = work != null ? work : scratch.path().resolve("work");
            publish(new StreamBench(plan, checkpoint, results).run(bar::update));
        }
        return ExitCodes.DONE;
    }

    private void publish(StreamReport measured) throws IOException {
        String text = measured.text();
        report.publish(measured, text, output);
        Path file = report.file();
        if (file != null) {
            Gallery.draw(measured, text, file.toAbsolutePath());
        }
    }

    private static Path folder(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return folder == null ? file.toAbsolutePath() : folder;
    }
}
