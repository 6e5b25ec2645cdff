package io.alluvium.standalone.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What was refused, from a terminal. */
@Command(
        name = "rejects",
        mixinStandardHelpOptions = true,
        description = {
            "Lists and shows what was refused, and offers it again after a fix.",
            "A text that was accepted before is no reject: it is counted as a duplicate, and its bytes are not kept."
        },
        synopsisSubcommandLabel = "COMMAND",
        footer = ExitCodes.HELP,
        subcommands = {RejectsList.class, RejectsShow.class, RejectsReplay.class})
final class RejectsCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs.
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do with the rejects: a command is missing");
    }
}
