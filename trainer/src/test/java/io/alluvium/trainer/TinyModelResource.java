package io.alluvium.trainer;

import io.alluvium.testkit.TinyBackbone;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Gives the application the tiny model, a small recipe and an empty data directory. */
public final class TinyModelResource implements QuarkusTestResourceLifecycleManager {

    private static final String RECIPE = """
            {
              "name": "tiny",
              "description": "A prefix learned in small batches, for tests.",
              "tuner": {"name": "prefix", "length": 4},
              "losses": [{"name": "cross-entropy"}],
              "boundary": {"name": "page-hinkley"},
              "optimizer": {"name": "adam", "rate": 0.05},
              "batch": {"records": 4, "tokens": 96, "window": 24},
              "publishEverySteps": 3
            }
            """;

    @Override
    public Map<String, String> start() {
        try {
            Path data = Files.createTempDirectory("trainer-data");
            Path recipe = Files.writeString(data.resolve("tiny.json"), RECIPE);
            return Map.of(
                    "alluvium.data-dir", data.toString(),
                    "alluvium.model.directory", TinyBackbone.directory().toString(),
                    "alluvium.model.precision", "fp32",
                    "alluvium.model.threads", "1",
                    "alluvium.trainer.recipe", recipe.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("Making a data directory for the trainer under test", e);
        }
    }

    @Override
    public void stop() {
        // The directory is temporary, and the application may still be writing its last lines there.
    }
}
