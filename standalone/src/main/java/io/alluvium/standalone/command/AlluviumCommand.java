package io.alluvium.standalone.command;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code alluvium}: names its sub-commands, and runs the one that is asked for. */
@Command(
        name = "alluvium",
        mixinStandardHelpOptions = true,
        version = "alluvium " + AlluviumCommand.RELEASE,
        synopsisSubcommandLabel = "COMMAND",
        description = "Streams of domain text become soft prompts that keep learning without forgetting.",
        footer = ExitCodes.HELP,
        subcommands = {
            UpCommand.class,
            DemoCommand.class,
            ProduceCommand.class,
            PromptsCommand.class,
            EvalCommand.class,
            GenerateCommand.class,
            RejectsCommand.class,
            ReplayCommand.class,
            BenchCommand.class,
            BrokerCommand.class,
            PretrainCommand.class
        })
public final class AlluviumCommand implements Runnable {

    /** This program's release, as manifests name the one that made them. */
    static final String RELEASE = "0.1.0";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs.
    private CommandSpec spec;

    /** Runs a command line and returns its exit code. */
    public static int execute(String... arguments) {
        return commandLine().execute(arguments);
    }

    static CommandLine commandLine() {
        return new CommandLine(new AlluviumCommand())
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(new Failures());
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: a command is missing");
    }
}
