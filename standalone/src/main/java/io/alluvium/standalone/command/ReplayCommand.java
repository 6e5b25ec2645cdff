package io.alluvium.standalone.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.alluvium.model.Backbone;
import io.alluvium.schemas.serde.SchemaArchive;
import io.alluvium.schemas.topic.SharedSchemas;
import io.alluvium.standalone.client.AlluviumClient;
import io.alluvium.standalone.client.VersionName;
import io.alluvium.standalone.console.ProgressBar;
import io.alluvium.standalone.measure.CheckpointSource;
import io.alluvium.standalone.measure.FetchedPrompt;
import io.alluvium.standalone.replay.Recorded;
import io.alluvium.standalone.replay.ReplayVerdict;
import io.alluvium.trainer.replay.ExamplesLog;
import io.alluvium.trainer.replay.Rebuilt;
import io.alluvium.trainer.replay.VersionReplay;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Learns a published version again from the log, and compares. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Rebuilds a version from the examples log and what its manifest says, and compares digests.",
            "Computed as it was published (precision, threads, kind of processor) it must be the same bit for bit;"
                    + " computed differently it must be the same up to a tolerance."
        },
        footer = ExitCodes.HELP)
final class ReplayCommand implements Callable<Integer> {

    @Mixin
    private final ServerOption server = new ServerOption();

    @Mixin
    private final Output output = new Output();

    @Parameters(paramLabel = "NAME", description = "DOMAIN@VERSION, or DOMAIN (its live version).")
    private String name = "";

    @Option(
            names = "--bootstrap-servers",
            required = true,
            paramLabel = "HOST:PORT",
            description = "Kafka with the examples log; './alluvium up' prints its own.")
    private String bootstrapServers = "";

    @Mixin
    private final ModelOption model = new ModelOption();

    @Option(names = "--threads", description = "Threads (default: as many as the version was learned with).")
    private @Nullable Integer threads;

    @Option(
            names = "--tolerance",
            defaultValue = "0.02",
            description =
                    "Relative difference that counts as the same where it is computed differently (default: 0.02).")
    private double tolerance;

    @Override
    public Integer call() throws IOException {
        AlluviumClient client = server.client();
        JsonNode manifest = VersionName.parse(name).manifest(client);
        Recorded recorded = Recorded.of(manifest);
        try (CheckpointSource checkpoint = model.checkpoint();
                Backbone backbone = model.open(
                        checkpoint, Recorded.precision(manifest), threads == null ? recorded.threads() : threads);
                ProgressBar bar = ProgressBar.of("replay " + recorded.name())) {
            FetchedPrompt published = FetchedPrompt.of(client, manifest, backbone);
            long records = recorded.origin().last().offset() + 1;
            SharedSchemas schemas =
                    new SharedSchemas(Map.of("bootstrap.servers", bootstrapServers), SchemaArchive.bundled());
            Rebuilt rebuilt = new ExamplesLog(bootstrapServers)
                    .into(
                            new VersionReplay(backbone, recorded.origin(), schemas),
                            recorded.origin().last(),
                            done -> bar.update(done, records, "records of the log"));
            ReplayVerdict verdict = ReplayVerdict.of(
                    recorded,
                    published.prompt(),
                    rebuilt,
                    new ReplayVerdict.Terms(backbone.arithmetic(), tolerance, AlluviumCommand.RELEASE));
            if (output.json()) {
                output.json(verdict);
            } else {
                output.text(verdict.sentence());
            }
            return verdict.same() ? ExitCodes.DONE : ExitCodes.REFUSED;
        }
    }
}
