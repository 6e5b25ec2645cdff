package io.alluvium.standalone.command;

import io.alluvium.model.Precision;
import io.alluvium.standalone.bench.ScratchDirectory;
import io.alluvium.standalone.console.ProgressBar;
import io.alluvium.standalone.leaks.LeakBench;
import io.alluvium.standalone.leaks.LeakPlan;
import io.alluvium.standalone.leaks.LeakReport;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows that native memory stays steady. */
@Command(
        name = "leaks",
        mixinStandardHelpOptions = true,
        description = {
            "Trains and answers for long in this process and watches its memory, garbage collected, after a warm-up of a fifth",
            "as much. Exit code 4 if the process grew by more than the bound, or a native scope is open at the end. With a heap",
            "that is all there from the start (ALLUVIUM_JAVA_OPTS='-Xms512m -Xmx512m -XX:+AlwaysPreTouch') what grows is native."
        },
        footer = ExitCodes.HELP)
final class BenchLeaks implements Callable<Integer> {

    @Mixin
    private final Output output = new Output();

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            defaultValue = "base",
            description = "base, gpt2-124m (random weights), or a directory (default: base).")
    private String model = "";

    @Option(
            names = "--precision",
            paramLabel = "PRECISION",
            defaultValue = "BF16",
            description = "Number format (default: BF16).")
    private Precision precision = Precision.BF16;

    @Option(
            names = "--steps",
            paramLabel = "N",
            defaultValue = "10000",
            description = "Training steps, by turns of a prompt and of a prefix (default: 10000).")
    private int steps;

    @Option(
            names = "--requests",
            paramLabel = "N",
            defaultValue = "10000",
            description = "Requests, four at once, by turns of versions (default: 10000).")
    private int requests;

    @Option(
            names = "--growth",
            paramLabel = "MIB",
            defaultValue = "32",
            description = "Mebibytes by which the process may grow (default: 32).")
    private int growth;

    @Mixin
    private final RunOptions run = new RunOptions();

    @Mixin
    private final ReportOption report = new ReportOption();

    @Override
    public Integer call() throws IOException {
        LeakPlan plan = new LeakPlan(model, precision, steps, requests, growth, run.threads(), run.seed());
        LeakReport found;
        try (ScratchDirectory scratch = ScratchDirectory.temporary("alluvium-bench");
                ProgressBar bar = ProgressBar.of("bench leaks")) {
            found = new LeakBench(plan, scratch.path(), (done, all) -> bar.update(done, all, "")).run();
        }
        report.publish(found, found.text(), output);
        return found.steady() ? ExitCodes.DONE : ExitCodes.REFUSED;
    }
}
