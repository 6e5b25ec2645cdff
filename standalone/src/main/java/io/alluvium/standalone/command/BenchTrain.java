package io.alluvium.standalone.command;

import io.alluvium.model.tuner.PromptKind;
import io.alluvium.standalone.bench.ScratchDirectory;
import io.alluvium.standalone.console.ProgressBar;
import io.alluvium.standalone.train.TrainBench;
import io.alluvium.standalone.train.TrainPlan;
import io.alluvium.standalone.train.TrainReport;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures how fast prompts are trained. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = {
            "Measures training of a soft prompt and of a prefix: tokens per second of whole steps, optimizer included, and the",
            "fraction that is of what the same matrix products reach by themselves, in turns with them.",
            "With --python, real peft trains the same prompt on the same checkpoint and texts in the same rounds, in each of",
            "its settings, and the first losses in fp32 are compared. Exit code 4 if they differ by more than a thousandth."
        },
        footer = ExitCodes.HELP)
final class BenchTrain implements Callable<Integer> {

    @Mixin
    private final Output output = new Output();

    @Mixin
    private final ModelsOption subjects = new ModelsOption();

    @Option(
            names = "--kinds",
            split = ",",
            paramLabel = "KIND",
            defaultValue = "PREFIX,PROMPT",
            description = "What is trained (default: PREFIX,PROMPT).")
    private List<PromptKind> kinds = List.of();

    @Option(
            names = "--sequences",
            split = ",",
            paramLabel = "TOKENS",
            defaultValue = "128,256",
            description = "Tokens of a full text; fewer where the context has no room (default: 128,256).")
    private List<Integer> sequences = List.of();

    @Option(
            names = "--fill",
            split = ",",
            paramLabel = "SHARE",
            defaultValue = "1.0,0.6",
            description = {
                "Share of a full text that a text has on average; below 1 they differ in length, peft pads them to the longest,",
                "and tokens per second count the texts' own tokens on both sides (default: 1.0,0.6)."
            })
    private List<Double> fills = List.of();

    @Option(
            names = "--length",
            paramLabel = "N",
            defaultValue = "20",
            description = "Virtual tokens of what is trained (default: 20).")
    private int length;

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "0",
            description = "Texts of a batch (default: 16, or 8 where the model is wider than 512).")
    private int rows;

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "5", description = "Measured rounds (default: 5).")
    private int rounds;

    @Option(
            names = "--steps",
            paramLabel = "N",
            defaultValue = "3",
            description = "Steps of each side in a round (default: 3).")
    private int steps;

    @Option(
            names = "--device",
            paramLabel = "NAME",
            defaultValue = "cpu",
            description = "What both sides run on: cpu, or cuda:N where there is one (default: cpu).")
    private String device = "";

    @Option(
            names = "--python",
            paramLabel = "PROGRAM",
            defaultValue = "${env:ALLUVIUM_PYTHON}",
            description = "A Python with torch, transformers and peft (default: that in ALLUVIUM_PYTHON, or none).")
    private @Nullable String python;

    @Option(
            names = "--peft",
            split = ",",
            paramLabel = "SETTING",
            defaultValue = "fp32,bf16,amp,bf16-tanh,fp32-compile,bf16-compile,amp-compile",
            description = {
                "Settings of peft: fp32, bf16 (the weights) or amp (autocast to bf16), then -compile (torch.compile) and -tanh",
                "(the fused form of GPT-2's activation) (default: ${DEFAULT-VALUE})."
            })
    private List<String> settings = List.of();

    @Mixin
    private final RunOptions run = new RunOptions();

    @Mixin
    private final ReportOption report = new ReportOption();

    @Override
    public Integer call() throws IOException {
        TrainPlan plan = new TrainPlan(
                new TrainPlan.Subjects(subjects.models(), kinds, length, sequences, fills, rows, subjects.precisions()),
                rounds,
                steps,
                run.threads(),
                device,
                run.seed(),
                python == null || python.isEmpty() ? null : new TrainPlan.PeftPlan(python, settings));
        TrainReport measured;
        AtomicLong done = new AtomicLong();
        try (ScratchDirectory scratch = ScratchDirectory.temporary("alluvium-bench");
                ProgressBar bar = ProgressBar.of("bench train")) {
            measured = new TrainBench(plan, scratch.path(), what -> bar.update(done.incrementAndGet(), 0, what)).run();
        }
        report.publish(measured, measured.text(), output);
        return measured.sameLoss() ? ExitCodes.DONE : ExitCodes.REFUSED;
    }
}
