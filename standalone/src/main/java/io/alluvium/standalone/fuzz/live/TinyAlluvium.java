package io.alluvium.standalone.fuzz.live;

import io.alluvium.learning.recipe.Recipes;
import io.alluvium.model.family.Gpt2Config;
import io.alluvium.model.pretrain.UntrainedCheckpoint;
import io.alluvium.standalone.bench.ChildAlluvium;
import io.alluvium.standalone.bench.ScratchDirectory;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An Alluvium to fuzz: a process with a broker inside, a tiny model that learns within seconds, and a directory that
 * goes with it.
 */
public final class TinyAlluvium implements AutoCloseable {

    private static final Gpt2Config SHAPE = new Gpt2Config(300, 64, 32, 2, 2, 128, 1e-5);
    private static final List<String> TEXTS = List.of(
            "the river leaves its sediment behind and the ground keeps what the river carried",
            "a stream passes, the ground remains; the river and the ground are the river's own");
    private static final List<String> SETTINGS = List.of(
            "alluvium.kafka.partitions=2",
            "alluvium.model.precision=fp32",
            "alluvium.ingest.held-out-one-in=4",
            "alluvium.ingest.quiet-cut=1s");

    private static final List<String> SOON_WARM = List.of("-XX:TieredStopAtLevel=1");

    private final ScratchDirectory directory;
    private final ChildAlluvium child;

    private TinyAlluvium(ScratchDirectory directory, ChildAlluvium child) {
        this.directory = directory;
        this.child = child;
    }

    /** Starts one from that jar, and returns when it takes work. */
    public static TinyAlluvium start(Path jar) throws IOException {
        ScratchDirectory directory = ScratchDirectory.temporary("alluvium-fuzz");
        try {
            ChildAlluvium child = ChildAlluvium.start(
                    new ChildAlluvium.Program(jar, SOON_WARM),
                    directory.path().resolve("data"),
                    options(directory.path()));
            return new TinyAlluvium(directory, child);
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    private static List<String> options(Path directory) throws IOException {
        Path model = directory.resolve("model");
        UntrainedCheckpoint.write(model, SHAPE, TEXTS, 0.3);
        Path recipe = Files.writeString(
                directory.resolve("recipe.json"),
                Recipes.load(Recipes.DEFAULT)
                        .with("tuner.length", 4)
                        .with("batch.window", 32)
                        .with("batch.records", 8)
                        .with("publishEverySteps", 2)
                        .with("gate.budget", 1.0)
                        .toJson());
        List<String> options = new ArrayList<>(List.of("--model", model.toString(), "--recipe", recipe.toString()));
        SETTINGS.forEach(setting -> options.addAll(List.of("--set", setting)));
        return options;
    }

    /** Where its page is. */
    public URI page() {
        return child.page();
    }

    /** Where its broker is. */
    public String kafka() {
        return child.bootstrapServers();
    }

    /** Whether it runs. */
    public boolean alive() {
        return child.alive();
    }

    @Override
    public void close() {
        child.close();
        directory.close();
    }
}
