package io.alluvium.standalone.command;

import io.alluvium.learning.recipe.Recipes;
import io.alluvium.standalone.demo.DemoSettings;
import io.alluvium.standalone.up.Standalone;
import io.alluvium.standalone.up.UpSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the whole path on the bundled sample domains. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Boots everything in a fresh directory, streams five bundled sample domains while answering requests,",
            "and reports what was learned, what was forgotten, and how fresh the answers are."
        },
        footer = ExitCodes.HELP)
final class DemoCommand implements Callable<Integer> {

    private static final String RECIPE = "alluvium.trainer.recipe";

    @Mixin
    private final ProcessOptions process = new ProcessOptions();

    @Option(names = "--once", description = "End after the report (default: stay up). Exit code 4: a check failed.")
    private boolean once;

    @Option(names = "--report", paramLabel = "FILE", description = "Write the report as JSON too.")
    private @Nullable Path report;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "An empty directory to keep the data in (default: a temporary one).")
    private @Nullable Path dataDirectory;

    @Option(
            names = {"-p", "--port"},
            defaultValue = "0",
            description = "HTTP port; 0: any (default: 0).")
    private int port;

    @Override
    public Integer call() throws IOException {
        Path directory = dataDirectory != null ? dataDirectory : Files.createTempDirectory("alluvium-demo");
        if (Files.exists(directory.resolve("kafka"))) {
            throw new CommandException(
                    ExitCodes.USAGE,
                    "The demo needs a fresh directory, but " + directory + " holds the data of another run. Give"
                            + " another one with --data-dir, or continue that one with './alluvium up --data-dir "
                            + directory + "'.");
        }
        Map<String, String> keys = new HashMap<>(DemoSettings.keys());
        keys.put("alluvium.standalone.demo.enabled", "true");
        keys.put("alluvium.standalone.demo.once", Boolean.toString(once));
        if (report != null) {
            keys.put("alluvium.standalone.demo.report", report.toAbsolutePath().toString());
        }
        keys.putAll(process.keys());
        keys.put(RECIPE, DemoSettings.recipe(directory, keys.getOrDefault(RECIPE, Recipes.DEFAULT)));
        return Standalone.run(new UpSettings(directory, port, null, process.model(), keys));
    }
}
