package io.alluvium.standalone.crash;

import com.fasterxml.jackson.databind.JsonNode;
import io.alluvium.model.Backbone;
import io.alluvium.model.BackboneOptions;
import io.alluvium.schemas.serde.SchemaArchive;
import io.alluvium.schemas.topic.SharedSchemas;
import io.alluvium.standalone.client.AlluviumClient;
import io.alluvium.standalone.client.VersionName;
import io.alluvium.standalone.console.ProgressBar;
import io.alluvium.standalone.measure.CheckpointSource;
import io.alluvium.standalone.replay.Recorded;
import io.alluvium.trainer.replay.ExamplesLog;
import io.alluvium.trainer.replay.VersionReplay;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Learns the newest version of each domain again from the log, in one go: what a run without any crash would have made. */
final class Rebuilder {

    private final AlluviumClient registry;
    private final String bootstrapServers;
    private final @Nullable Path model;

    Rebuilder(AlluviumClient registry, String bootstrapServers, @Nullable Path model) {
        this.registry = registry;
        this.bootstrapServers = bootstrapServers;
        this.model = model;
    }

    List<CrashReport.Rebuilding> rebuild() throws IOException {
        List<CrashReport.Rebuilding> all = new ArrayList<>();
        try (CheckpointSource checkpoint = CheckpointSource.of(model)) {
            for (String domain : LoadText.DOMAINS) {
                for (JsonNode newest : newest(domain)) {
                    all.add(rebuild(checkpoint, newest));
                }
            }
        }
        return all;
    }

    private List<JsonNode> newest(String domain) {
        JsonNode all = VersionName.parse(domain).manifests(registry);
        return all.isEmpty() ? List.of() : List.of(all.get(0));
    }

    private CrashReport.Rebuilding rebuild(CheckpointSource checkpoint, JsonNode summary) {
        JsonNode manifest = VersionName.parse(summary.path("domain").asText() + "@"
                        + summary.path("version").asInt())
                .manifest(registry);
        Recorded recorded = Recorded.of(manifest);
        BackboneOptions options = new BackboneOptions(Recorded.precision(manifest), recorded.threads(), "cpu");
        long last = recorded.origin().last().offset() + 1;
        try (Backbone backbone = Backbone.open(checkpoint.directory(), options);
                ProgressBar bar = ProgressBar.of("learning " + recorded.name() + " again")) {
            SharedSchemas schemas =
                    new SharedSchemas(Map.of("bootstrap.servers", bootstrapServers), SchemaArchive.bundled());
            String digest = new ExamplesLog(bootstrapServers)
                    .into(
                            new VersionReplay(backbone, recorded.origin(), schemas),
                            recorded.origin().last(),
                            done -> bar.update(done, last, "records of the log"))
                    .manifest()
                    .getDigest();
            return new CrashReport.Rebuilding(recorded.name(), recorded.digest(), digest);
        }
    }
}
