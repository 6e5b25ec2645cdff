package io.alluvium.trainer;

import io.alluvium.basemodel.BaseModel;
import io.alluvium.learning.recipe.Recipe;
import io.alluvium.learning.recipe.Recipes;
import io.alluvium.model.Backbone;
import io.alluvium.model.BackboneOptions;
import io.alluvium.model.Precision;
import io.alluvium.schemas.blob.BlobStores;
import io.alluvium.testkit.TinyBackbone;
import io.alluvium.testkit.golden.GoldenEntries;
import io.alluvium.trainer.learn.LearnerPlan;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/**
 * A process of its own that learns two logs and prints the digests of what came of them, with the model that ships and
 * with the tiny one, whose steps are enough for every part of a learner's state. It keeps what its stores held in the
 * middle of each log; a process that finds such stores goes on from them.
 */
final class LearnAlone {

    private static final Precision SHIPPED = Precision.BF16;
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private final Path directory;
    private final Settings settings;

    private LearnAlone(Path directory, Settings settings) {
        this.directory = directory;
        this.settings = settings;
    }

    /** How a process learns. */
    enum Settings {
        /** On one thread; the model that ships in smaller batches, so that a short log has several steps. */
        ONE_THREAD(1, Recipes.bundled(Recipes.DEFAULT).with("batch.records", 8), 50),
        /** With the number of threads, the batches and the method that ship. */
        AS_SHIPPED(0, Recipes.bundled(Recipes.DEFAULT), 100);

        private final int threads;
        private final Recipe recipe;
        private final int records;

        Settings(int threads, Recipe recipe, int records) {
            this.threads = threads;
            this.recipe = recipe;
            this.records = records;
        }
    }

    /** Learns in the directory that is given, with the settings that are named. */
    public static void main(String[] arguments) throws IOException {
        LearnAlone process = new LearnAlone(Path.of(arguments[0]), Settings.valueOf(arguments[1]));
        try (Backbone shipped = process.open(BaseModel.extract(process.directory.resolve("base-model")))) {
            process.learn("shipped", new LearnerPlan(shipped, process.settings.recipe, 1, 4), process.settings.records);
        }
        try (Backbone tiny = process.open(TinyBackbone.directory())) {
            process.learn(
                    "tiny", new LearnerPlan(tiny, GoldenLearner.plan().recipes().usual(), 1, 4), 75);
        }
    }

    private Backbone open(Path checkpoint) {
        return Backbone.open(checkpoint, new BackboneOptions(SHIPPED, settings.threads, "cpu"));
    }

    private void learn(String name, LearnerPlan plan, int records) throws IOException {
        List<SpecificRecord> log = new ArrayList<>(TinyTrainer.stream(name, 0, records));
        log.add(TinyTrainer.cut(name));
        OUT.println(name + " threads " + plan.backbone().arithmetic().threads());
        Path middle = directory.resolve(name + ".txt");
        try (TestDrive drive = new TestDrive(plan, BlobStores.inDirectory(directory.resolve(name)))) {
            if (Files.exists(middle)) {
                GoldenEntries.read(middle).forEach((key, value) -> drive.store().put(key, value));
                drive.feed(log); // the first half is known and passed over
            } else {
                drive.feed(log.subList(0, records / 2));
                GoldenEntries.write(middle, drive.entries());
                drive.feed(log.subList(records / 2, log.size()));
            }
            drive.versions().forEach(version -> OUT.println(name + " " + GoldenLearner.name(version)));
            OUT.println(name + " state " + GoldenLearner.storeDigest(drive));
        }
    }
}
