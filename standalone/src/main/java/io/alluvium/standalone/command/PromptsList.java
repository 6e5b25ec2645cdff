package io.alluvium.standalone.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.alluvium.standalone.console.Table;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the domains. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists the domains: versions, what is live, perplexity.",
        footer = ExitCodes.HELP)
final class PromptsList implements Callable<Integer> {

    @Mixin
    private final ServerOption server = new ServerOption();

    @Mixin
    private final Output output = new Output();

    @Override
    public Integer call() {
        JsonNode domains = server.client().get("/v1/prompts");
        if (output.json()) {
            output.json(domains);
            return ExitCodes.DONE;
        }
        Table table = new Table("domain", "versions", "live", "frozen ppl", "newest ppl", "gate", "trained", "waiting");
        for (JsonNode domain : domains) {
            JsonNode newest = domain.path("newest");
            table.row(
                    domain.path("domain").asText(),
                    domain.path("versions").asInt(),
                    live(domain),
                    number(newest.path("frozenPerplexity")),
                    number(newest.path("candidatePerplexity")),
                    newest.isObject() ? (newest.path("passed").asBoolean() ? "passed" : "failed") : "-",
                    domain.path("progress").path("trainedRecords").asLong(),
                    domain.path("progress").path("pendingRecords").asLong());
        }
        output.text(domains.isEmpty() ? "No domain yet; push some text with './alluvium produce'" : table.toString());
        return ExitCodes.DONE;
    }

    private static String live(JsonNode domain) {
        for (JsonNode alias : domain.path("aliases")) {
            if (alias.path("alias").asText().equals("live")) {
                return alias.path("version").asText();
            }
        }
        return "-";
    }

    static String number(JsonNode value) {
        return value.isNumber() ? String.format(Locale.ROOT, "%.2f", value.asDouble()) : "-";
    }
}
