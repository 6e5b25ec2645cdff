package io.alluvium.standalone.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is promised, put to the test by anyone who likes: each benchmark is a command with its own report. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description =
                "Tests and measures what is promised: crashes, takeovers, bad input, throughput, fairness, training, serving,"
                        + " streams, the registry, memory.",
        synopsisSubcommandLabel = "COMMAND",
        footer = ExitCodes.HELP,
        subcommands = {
            BenchCrash.class,
            BenchTakeover.class,
            BenchFuzz.class,
            BenchFairness.class,
            BenchIngest.class,
            BenchTrain.class,
            BenchServe.class,
            BenchStream.class,
            BenchRegistry.class,
            BenchLeaks.class
        })
final class BenchCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs.
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to test or measure: a command is missing");
    }
}
