package io.alluvium.standalone.command;

import io.alluvium.standalone.bench.ScratchDirectory;
import io.alluvium.standalone.console.ProgressBar;
import io.alluvium.standalone.fairness.FairnessBench;
import io.alluvium.standalone.fairness.FairnessReport;
import io.alluvium.standalone.fairness.FairnessSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures what a flooding domain costs its neighbour. */
@Command(
        name = "fairness",
        mixinStandardHelpOptions = true,
        description = {
            "Floods one domain with records at once while another one of the same partition sends a few, and measures how"
                    + " long the other one's records take from acceptance to version, without and with the flood, in"
                    + " turns.",
            "Checks the promised factor, that memory stays bounded, and that every record is counted once."
        },
        footer = ExitCodes.HELP)
final class BenchFairness implements Callable<Integer> {

    @Mixin
    private final ProcessOptions process = new ProcessOptions();

    @Mixin
    private final Output output = new Output();

    @Option(names = "--rounds", defaultValue = "3", description = "Rounds without and with the flood (default: 3).")
    private int rounds;

    @Option(names = "--flood", defaultValue = "3000", description = "Records that flood in at once (default: 3000).")
    private int flood;

    @Option(
            names = "--brook",
            defaultValue = "16",
            description = "Records of the other domain in a round (default: 16).")
    private int brook;

    @Option(names = "--record-chars", defaultValue = "200", description = "Length of each text, about (default: 200).")
    private int recordChars;

    @Option(names = "--seed", defaultValue = "1", description = "Seed of the texts (default: 1).")
    private long seed;

    @Mixin
    private final ReportOption report = new ReportOption();

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (ScratchDirectory data = ScratchDirectory.temporary("alluvium-fairness");
                ProgressBar bar = ProgressBar.of("bench fairness")) {
            FairnessReport measured = FairnessBench.run(
                    new FairnessSettings(rounds, flood, brook, recordChars, seed, options()), data.path(), bar);
            report.publish(measured, measured.text(), output);
            return measured.passed() ? ExitCodes.DONE : ExitCodes.REFUSED;
        }
    }

    /** The options of this command that {@code up} has too. */
    private List<String> options() {
        List<String> options = new ArrayList<>();
        String model = process.modelName();
        if (model != null) {
            options.addAll(List.of("--model", model));
        }
        for (Map.Entry<String, String> key : process.keys().entrySet()) {
            options.addAll(List.of("--set", key.getKey() + "=" + key.getValue()));
        }
        return options;
    }
}
