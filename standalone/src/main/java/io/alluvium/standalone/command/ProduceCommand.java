package io.alluvium.standalone.command;

import io.alluvium.standalone.console.ProgressBar;
import io.alluvium.standalone.input.DocumentFormat;
import io.alluvium.standalone.produce.Delivery;
import io.alluvium.standalone.produce.HttpDelivery;
import io.alluvium.standalone.produce.KafkaDelivery;
import io.alluvium.standalone.produce.Outcome;
import io.alluvium.standalone.produce.Refused;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Pushes the documents of files into a domain. */
@Command(
        name = "produce",
        mixinStandardHelpOptions = true,
        description = {
            "Pushes documents into a domain and says which were refused and why.",
            "Files: .jsonl (objects with a field text), .csv (a column text), anything else as plain text;",
            "- reads JSON lines from the input stream."
        },
        footer = ExitCodes.HELP)
final class ProduceCommand implements Callable<Integer> {

    private static final int SHOWN_REFUSALS = 20;

    @Mixin
    private final ServerOption server = new ServerOption();

    @Mixin
    private final Output output = new Output();

    @Option(
            names = {"-d", "--domain"},
            required = true,
            paramLabel = "DOMAIN",
            description = "The domain that learns.")
    private String domain = "";

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files of documents.")
    private List<Path> files = List.of();

    @Option(names = "--format", description = "How to read the files: ${COMPLETION-CANDIDATES} (default: by name).")
    private @Nullable DocumentFormat format;

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            description = "Write to Kafka directly instead; refusals are then found by ingest, not here.")
    private @Nullable String bootstrapServers;

    @Option(names = "--cut", description = "Ask for a cut at the end, so that the rest is learned at once.")
    private boolean cut;

    @Override
    public Integer call() throws IOException {
        long bytes = 0;
        for (Path file : files) {
            bytes += size(file);
        }
        try (ProgressBar bar = ProgressBar.of("produce " + domain);
                Delivery delivery = delivery()) {
            long all = bytes;
            long before = 0;
            for (Path file : files) {
                long start = before;
                push(file, delivery, read -> bar.update(start + read, all, delivery.soFar() + " sent"));
                before += size(file);
            }
            delivery.flush();
            if (cut) {
                delivery.cut();
            }
            return report(delivery.outcome());
        }
    }

    private Delivery delivery() {
        return bootstrapServers == null
                ? new HttpDelivery(server.client(), domain)
                : new KafkaDelivery(bootstrapServers, domain);
    }

    private static long size(Path file) throws IOException {
        if (file.toString().equals("-")) {
            return 0;
        }
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(file.toString());
        }
        return Files.size(file);
    }

    private void push(Path file, Delivery delivery, CountedInput.Listener progress) throws IOException {
        boolean standard = file.toString().equals("-");
        DocumentFormat shape = format != null ? format : standard ? DocumentFormat.JSONL : DocumentFormat.of(file);
        try (InputStream raw = standard ? System.in : Files.newInputStream(file);
                CountedInput counted = new CountedInput(raw, progress);
                // Bytes that are no UTF-8 become replacement characters; the server refuses what is mostly that.
                BufferedReader in = new BufferedReader(new InputStreamReader(counted, StandardCharsets.UTF_8))) {
            shape.read(in, record -> delivery.offer(file.toString(), record));
        }
    }

    private int report(Outcome outcome) {
        if (output.json()) {
            output.json(outcome);
        } else {
            outcome.refused().stream().limit(SHOWN_REFUSALS).forEach(this::show);
            if (outcome.refused().size() > SHOWN_REFUSALS) {
                output.text("... and " + (outcome.refused().size() - SHOWN_REFUSALS) + " more; --json lists them all");
            }
            output.text(outcome.summary(domain));
        }
        return outcome.rejected() == 0 ? ExitCodes.DONE : ExitCodes.REFUSED;
    }

    private void show(Refused refused) {
        output.text("refused  " + refused.file() + ":" + refused.line() + "  " + refused.reason() + "  "
                + refused.detail());
    }
}
