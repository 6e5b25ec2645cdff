package io.alluvium.standalone.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Continues a text with a domain's prompt, through the worker's API. */
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        description = "Continues a text with what a domain has learned.",
        footer = ExitCodes.HELP)
final class GenerateCommand implements Callable<Integer> {

    @Mixin
    private final ServerOption server = new ServerOption();

    @Mixin
    private final Output output = new Output();

    @Option(
            names = {"-d", "--domain"},
            required = true,
            paramLabel = "DOMAIN",
            description = "A domain (its live version), DOMAIN@VERSION, DOMAIN:ALIAS, or base for the frozen model.")
    private String domain = "";

    @Parameters(paramLabel = "TEXT", description = "The beginning of the text.")
    private String text = "";

    @Option(names = "--max-tokens", defaultValue = "64", description = "Tokens to add at most (default: 64).")
    private int maxTokens;

    @Option(names = "--temperature", defaultValue = "0.8", description = "0 takes the likeliest token (default: 0.8).")
    private double temperature;

    @Option(names = "--top-k", defaultValue = "40", description = "Choose among that many tokens (default: 40).")
    private int topK;

    @Option(names = "--seed", defaultValue = "1", description = "The same seed gives the same text (default: 1).")
    private long seed;

    @Override
    public Integer call() {
        ObjectNode request = JsonNodeFactory.instance
                .objectNode()
                .put("model", domain)
                .put("prompt", text)
                .put("max_tokens", maxTokens)
                .put("temperature", temperature)
                .put("top_k", topK)
                .put("seed", seed);
        JsonNode answer = server.client().post("/v1/completions", request);
        if (output.json()) {
            output.json(answer);
        } else {
            output.text(text + answer.path("choices").path(0).path("text").asText());
            JsonNode served = answer.path("alluvium");
            System.err.println("(" + served.path("domain").asText() + "@"
                    + served.path("version").asInt() + ", digest "
                    + served.path("digest").asText() + ")");
        }
        return ExitCodes.DONE;
    }
}
