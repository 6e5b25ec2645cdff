package io.alluvium.standalone.command;

import io.alluvium.standalone.bench.ScratchDirectory;
import io.alluvium.standalone.console.ProgressBar;
import io.alluvium.standalone.serve.ServeBench;
import io.alluvium.standalone.serve.ServePlan;
import io.alluvium.standalone.serve.ServeReport;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures how fast texts are continued, and what prompts cost. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = {
            "Measures serving: new tokens per second of rows that are continued together, and what prompts cost: a batch whose",
            "rows have different prefixes beside one with a single prefix and beside one without any, in turns, reading the",
            "texts and writing new tokens."
        },
        footer = ExitCodes.HELP)
final class BenchServe implements Callable<Integer> {

    @Mixin
    private final Output output = new Output();

    @Mixin
    private final ModelsOption subjects = new ModelsOption();

    @Option(
            names = "--rows",
            split = ",",
            paramLabel = "N",
            defaultValue = "1,4,16",
            description = "Rows at once (default: 1,4,16).")
    private List<Integer> rows = List.of();

    @Option(
            names = "--length",
            paramLabel = "N",
            defaultValue = "16",
            description = "Virtual tokens of a prefix (default: 16).")
    private int length;

    @Option(
            names = "--text",
            paramLabel = "TOKENS",
            defaultValue = "128",
            description = "Tokens of each text (default: 128).")
    private int text;

    @Option(
            names = "--steps",
            paramLabel = "N",
            defaultValue = "16",
            description = "Tokens added to each row in a round (default: 16).")
    private int steps;

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "15", description = "Measured rounds (default: 15).")
    private int rounds;

    @Mixin
    private final RunOptions run = new RunOptions();

    @Mixin
    private final ReportOption report = new ReportOption();

    @Override
    public Integer call() throws IOException {
        ServePlan plan = new ServePlan(
                subjects.models(), subjects.precisions(), rows, length, text, steps, rounds, run.threads(), run.seed());
        ServeReport measured;
        AtomicLong done = new AtomicLong();
        try (ScratchDirectory scratch = ScratchDirectory.temporary("alluvium-bench");
                ProgressBar bar = ProgressBar.of("bench serve")) {
            measured = new ServeBench(plan, scratch.path(), what -> bar.update(done.incrementAndGet(), 0, what)).run();
        }
        report.publish(measured, measured.text(), output);
        return ExitCodes.DONE;
    }
}
