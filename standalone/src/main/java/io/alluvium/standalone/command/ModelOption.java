package io.alluvium.standalone.command;

import io.alluvium.model.Backbone;
import io.alluvium.model.BackboneOptions;
import io.alluvium.model.Precision;
import io.alluvium.standalone.measure.CheckpointSource;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The server's model, opened once more in this process. */
final class ModelOption {

    @Option(
            names = "--model",
            paramLabel = NamedModel.LABEL,
            description = "The server's checkpoint, or its name on a Hub (default: the bundled one).")
    private @Nullable String model;

    @Option(
            names = "--precision",
            description = "Number format: ${COMPLETION-CANDIDATES} (default: what the version was learned with).")
    private @Nullable Precision precision;

    CheckpointSource checkpoint() throws IOException {
        return CheckpointSource.of(NamedModel.directory(model));
    }

    Backbone open(CheckpointSource checkpoint, Precision unlessGiven, int threads) {
        Precision chosen = precision == null ? unlessGiven : precision;
        return Backbone.open(checkpoint.directory(), new BackboneOptions(chosen, threads, "cpu"));
    }
}
