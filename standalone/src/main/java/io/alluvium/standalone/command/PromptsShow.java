package io.alluvium.standalone.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.alluvium.standalone.client.AlluviumClient;
import io.alluvium.standalone.client.VersionName;
import io.alluvium.standalone.console.Table;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows one version, or the versions of a domain. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Shows a domain's versions, or one version in full.",
        footer = ExitCodes.HELP)
final class PromptsShow implements Callable<Integer> {

    @Mixin
    private final ServerOption server = new ServerOption();

    @Mixin
    private final Output output = new Output();

    @Parameters(paramLabel = "NAME", description = "DOMAIN for all versions; DOMAIN@VERSION or DOMAIN:ALIAS for one.")
    private String name = "";

    @Override
    public Integer call() {
        AlluviumClient client = server.client();
        VersionName version = VersionName.parse(name);
        if (!version.domain().equals(name)) {
            output.json(version.manifest(client));
            return ExitCodes.DONE;
        }
        JsonNode versions = version.manifests(client);
        if (output.json()) {
            output.json(versions);
            return ExitCodes.DONE;
        }
        Table table =
                new Table("version", "gate", "frozen ppl", "live ppl", "this ppl", "trained", "created", "digest");
        for (JsonNode each : versions) {
            JsonNode verdict = each.path("verdict");
            table.row(
                    each.path("version").asInt(),
                    verdict.path("passed").asBoolean() ? "passed" : "failed",
                    PromptsList.number(verdict.path("frozenPerplexity")),
                    PromptsList.number(verdict.path("livePerplexity")),
                    PromptsList.number(verdict.path("candidatePerplexity")),
                    each.path("examples").path("trainedRecords").asLong(),
                    each.path("createdAt").asText(),
                    each.path("digest").asText().substring(0, 12));
        }
        output.text(table.toString());
        return ExitCodes.DONE;
    }
}
