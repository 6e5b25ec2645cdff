package io.alluvium.standalone.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The registry from a terminal. */
@Command(
        name = "prompts",
        mixinStandardHelpOptions = true,
        description = "Shows prompt versions, moves aliases, exports and verifies.",
        synopsisSubcommandLabel = "COMMAND",
        footer = ExitCodes.HELP,
        subcommands = {
            PromptsList.class,
            PromptsShow.class,
            PromptsHistory.class,
            PromptsPromote.class,
            PromptsRollback.class,
            PromptsExport.class,
            PromptsVerify.class
        })
final class PromptsCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs.
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do with the prompts: a command is missing");
    }
}
