package io.alluvium.standalone.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.alluvium.standalone.client.VersionName;
import io.alluvium.standalone.console.Table;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows who moved which alias when and why. */
@Command(
        name = "history",
        mixinStandardHelpOptions = true,
        description = "Shows who moved which alias of a domain when and why, newest first.",
        footer = ExitCodes.HELP)
final class PromptsHistory implements Callable<Integer> {

    @Mixin
    private final ServerOption server = new ServerOption();

    @Mixin
    private final Output output = new Output();

    @Parameters(paramLabel = "DOMAIN", description = "The domain.")
    private String domain = "";

    @Override
    public Integer call() {
        JsonNode moves = server.client().get(VersionName.parse(domain).path() + "/history");
        if (output.json()) {
            output.json(moves);
            return ExitCodes.DONE;
        }
        Table table = new Table("at", "alias", "from", "to", "status", "by", "reason");
        for (JsonNode move : moves) {
            table.row(
                    move.path("at").asText(),
                    move.path("alias").asText(),
                    move.path("fromVersion").asText("-"),
                    move.path("toVersion").asInt(),
                    move.path("status").asText(),
                    move.path("actor").asText(),
                    move.path("refusal").isTextual()
                            ? move.path("refusal").asText()
                            : move.path("reason").asText());
        }
        output.text(table.toString());
        return ExitCodes.DONE;
    }
}
