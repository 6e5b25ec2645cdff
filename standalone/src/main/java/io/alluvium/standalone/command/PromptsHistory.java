package io.alluvium.standalone.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.alluvium.standalone.client.VersionName;
import io.alluvium.standalone.console.Table;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows who moved, retired or tagged what, when and why. */
@Command(
        name = "history",
        mixinStandardHelpOptions = true,
        description = "Shows who moved, retired or tagged what of a domain, when and why, newest first.",
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
        Table table = new Table("at", "what", "from", "to", "status", "by", "reason");
        for (JsonNode entry : moves) {
            table.row(
                    entry.path("at").asText(),
                    what(entry),
                    entry.path("fromVersion").asText("-"),
                    entry.path("toVersion").asText(entry.path("version").asText("-")),
                    entry.path("status").asText(),
                    entry.path("actor").asText(),
                    entry.path("refusal").isTextual()
                            ? entry.path("refusal").asText()
                            : entry.path("reason").asText());
        }
        output.text(table.toString());
        return ExitCodes.DONE;
    }

    private static String what(JsonNode entry) {
        return switch (entry.path("kind").asText()) {
            case "retirement" -> entry.path("retired").asBoolean() ? "retire" : "restore";
            case "tag" ->
                "tag " + entry.path("tag").asText()
                        + (entry.has("value") ? "=" + entry.path("value").asText() : " removed");
            default -> entry.path("alias").asText() + (entry.path("pinned").asBoolean() ? ", pinned" : "");
        };
    }
}
