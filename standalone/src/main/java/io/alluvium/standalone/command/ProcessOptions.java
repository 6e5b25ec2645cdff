package io.alluvium.standalone.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of the commands that run everything in one process. */
final class ProcessOptions {

    @Option(
            names = "--model",
            paramLabel = NamedModel.LABEL,
            description = "A checkpoint's directory, or a model on a Hub, such as hf://owner/name@revision"
                    + " (default: the bundled one).")
    private @Nullable String model;

    @Option(
            names = "--recipe",
            paramLabel = "NAME|FILE",
            description = "How domains learn: a bundled recipe's name or a JSON file.")
    private @Nullable String recipe;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Any further configuration key, such as alluvium.ingest.quiet-cut=10s; may be repeated.")
    private Map<String, String> further = new LinkedHashMap<>();

    @Option(
            names = {"-v", "--verbose"},
            description = "Show the log here too; the file alluvium.log in the data directory always has it.")
    private boolean verbose;

    /** The model as it was named. */
    @Nullable
    String modelName() {
        return model;
    }

    /** The model's directory; fetches what is named by a Hub. */
    @Nullable
    Path model() {
        return NamedModel.directory(model);
    }

    /** The configuration that the options stand for. */
    Map<String, String> keys() {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("quarkus.log.console.level", verbose ? "INFO" : "ERROR");
        if (recipe != null) {
            keys.put("alluvium.trainer.recipe", recipe);
        }
        keys.putAll(further);
        return keys;
    }
}
