package io.alluvium.standalone.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.alluvium.model.Backbone;
import io.alluvium.standalone.client.AlluviumClient;
import io.alluvium.standalone.client.VersionName;
import io.alluvium.standalone.console.ProgressBar;
import io.alluvium.standalone.input.DocumentFormat;
import io.alluvium.standalone.measure.CheckpointSource;
import io.alluvium.standalone.measure.Comparison;
import io.alluvium.standalone.measure.FetchedPrompt;
import io.alluvium.standalone.replay.Recorded;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures what a domain's live prompt is worth on a file of text. */
@Command(
        name = "eval",
        mixinStandardHelpOptions = true,
        description = "Perplexity of a file with and without a domain's live prompt, measured in this process.",
        footer = ExitCodes.HELP)
final class EvalCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Mixin
    private final ServerOption server = new ServerOption();

    @Mixin
    private final Output output = new Output();

    @Option(
            names = {"-d", "--domain"},
            required = true,
            paramLabel = "DOMAIN",
            description = "A domain (its live version), DOMAIN@VERSION or DOMAIN:ALIAS.")
    private String domain = "";

    @Parameters(paramLabel = "FILE", description = "Documents: .jsonl, .csv or plain text.")
    private Path file = Path.of("");

    @Mixin
    private final ModelOption model = new ModelOption();

    @Option(names = "--threads", defaultValue = "0", description = "Threads; 0 takes all processors (default: 0).")
    private int threads;

    @Override
    public Integer call() throws IOException {
        List<String> documents = documents();
        AlluviumClient client = server.client();
        JsonNode manifest = VersionName.parse(domain).manifest(client);
        try (CheckpointSource checkpoint = model.checkpoint();
                Backbone backbone = model.open(checkpoint, Recorded.precision(manifest), threads);
                ProgressBar bar = ProgressBar.of("eval " + domain)) {
            FetchedPrompt live = FetchedPrompt.of(client, manifest, backbone);
            Comparison comparison =
                    Comparison.of(backbone, live, documents, done -> bar.update(done, documents.size(), "documents"));
            if (output.json()) {
                output.json(comparison);
            } else {
                output.text(String.format(
                        Locale.ROOT,
                        "%s on %s: perplexity %.2f without, %.2f with the prompt (%+.1f%%), over %d tokens of %d documents"
                                + " in windows of %d",
                        comparison.version(),
                        file,
                        comparison.frozenPerplexity(),
                        comparison.livePerplexity(),
                        100 * comparison.change(),
                        comparison.tokens(),
                        comparison.documents(),
                        comparison.window()));
            }
        }
        return ExitCodes.DONE;
    }

    private List<String> documents() throws IOException {
        List<String> documents = new ArrayList<>();
        try (BufferedReader in = Files.newBufferedReader(file)) {
            DocumentFormat.of(file).read(in, record -> documents.add(text(record.json(), record.place())));
        }
        if (documents.isEmpty()) {
            throw new CommandException(ExitCodes.FAILED, file + " holds no document");
        }
        return documents;
    }

    private String text(String json, long place) {
        try {
            JsonNode text = JSON.readTree(json).path("text");
            if (text.isTextual()) {
                return text.asText();
            }
        } catch (IOException e) {
            throw new CommandException(ExitCodes.FAILED, file + ":" + place + " is no JSON: " + e.getMessage());
        }
        throw new CommandException(ExitCodes.FAILED, file + ":" + place + " has no field text that is a string");
    }
}
