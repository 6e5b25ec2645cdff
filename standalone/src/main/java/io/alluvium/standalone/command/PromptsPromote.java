package io.alluvium.standalone.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Moves an alias to a version. */
@Command(
        name = "promote",
        mixinStandardHelpOptions = true,
        description = "Makes a version live (or moves another alias to it), if nobody moves it meanwhile.",
        footer = ExitCodes.HELP)
final class PromptsPromote implements Callable<Integer> {

    @Mixin
    private final AliasMover mover = new AliasMover();

    @Parameters(index = "0", paramLabel = "DOMAIN", description = "The domain.")
    private String domain = "";

    @Parameters(index = "1", paramLabel = "VERSION", description = "The version's number.")
    private int version;

    @Override
    public Integer call() {
        return mover.move(domain, version, mover.now(domain));
    }
}
