package io.alluvium.standalone.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Moves an alias back to the version that it named before. */
@Command(
        name = "rollback",
        mixinStandardHelpOptions = true,
        description = "Moves live back to the version it named before, or to the one given.",
        footer = ExitCodes.HELP)
final class PromptsRollback implements Callable<Integer> {

    @Mixin
    private final AliasMover mover = new AliasMover();

    @Parameters(paramLabel = "DOMAIN", description = "The domain.")
    private String domain = "";

    @Option(names = "--to", paramLabel = "VERSION", defaultValue = "0", description = "The version to go back to.")
    private int to;

    @Override
    public Integer call() {
        Optional<JsonNode> now = mover.now(domain);
        int target = to > 0
                ? to
                : now.map(alias -> alias.path("previousVersion").asInt()).orElse(0);
        if (target == 0) {
            throw new CommandException(
                    ExitCodes.REFUSED,
                    "There is nothing to roll " + domain + " back to: the alias "
                            + (now.isEmpty() ? "names nothing yet" : "has never named another version")
                            + ". Name a version with --to; './alluvium prompts show " + domain + "' lists them.");
        }
        return mover.move(domain, target, now);
    }
}
