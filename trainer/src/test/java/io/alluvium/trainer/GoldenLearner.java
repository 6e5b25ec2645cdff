package io.alluvium.trainer;

import io.alluvium.learning.recipe.Recipe;
import io.alluvium.model.peft.PeftDirectory;
import io.alluvium.schemas.Example;
import io.alluvium.schemas.VersionManifest;
import io.alluvium.schemas.blob.BlobStore;
import io.alluvium.schemas.blob.Sha256;
import io.alluvium.testkit.golden.GoldenEntries;
import io.alluvium.trainer.learn.LearnerPlan;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;

/**
 * One golden folder of a learner that stopped in the middle of its log.
 *
 * <ul>
 *   <li>{@code log.txt}: the whole examples log, a record a line: T text, H held-out text, C cut.
 *   <li>{@code store.txt}: the learner store after the first records.
 *   <li>{@code then.properties}: after how many; how numbers were computed; what the rest of the log made of it.
 *   <li>{@code prompt.safetensors}: the numbers of the last version.
 * </ul>
 *
 * @param folder where it lies
 */
record GoldenLearner(Path folder) {

    static final String DOMAIN = "golden";

    /** The default method on the tiny model, with a detector so keen that the log has two regimes. */
    private static final Recipe RECIPE = TinyTrainer.RECIPE
            .with("tuner.length", 2)
            .with("boundary.recent", 4)
            .with("boundary.minimum", 8)
            .with("boundary.threshold", 2.0);

    private static final int TAKEN = 47;
    private static final int ALL = 62;
    private static final int CHANGE = 24;

    /** How learners were made; a restored learner needs only the model of it. */
    static LearnerPlan plan() {
        return new LearnerPlan(TinyTrainer.BACKBONE, RECIPE, 7, 4);
    }

    /** Lets today's program learn and writes down what it stored and what came of it. */
    void write(BlobStore blobs) throws IOException {
        Files.write(folder.resolve("log.txt"), newLog());
        try (TestDrive drive = new TestDrive(plan(), blobs)) {
            drive.feed(log().subList(0, TAKEN));
            GoldenEntries.write(folder.resolve("store.txt"), drive.entries());
            drive.versions();
            drive.feed(log().subList(TAKEN, ALL));
            List<VersionManifest> made = drive.versions();
            Properties then = new Properties();
            then.setProperty("taken", String.valueOf(TAKEN));
            then.setProperty("seed", String.valueOf(made.get(0).getSeed()));
            then.setProperty("arithmetic", TinyTrainer.BACKBONE.arithmetic().toString());
            then.setProperty(
                    "versions",
                    String.join(" ", made.stream().map(GoldenLearner::name).toList()));
            then.setProperty("store", storeDigest(drive));
            try (Writer out = Files.newBufferedWriter(folder.resolve("then.properties"))) {
                then.store(out, null);
            }
            Files.write(folder.resolve("prompt.safetensors"), tensors(made.get(made.size() - 1), blobs));
        }
    }

    /** The log. */
    List<SpecificRecord> log() throws IOException {
        List<SpecificRecord> log = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("log.txt"))) {
            Example example = TinyTrainer.example(DOMAIN, log.size(), line.startsWith("H"), line.substring(1));
            log.add(line.startsWith("C") ? TinyTrainer.cut(DOMAIN) : example);
        }
        return log;
    }

    Map<String, byte[]> store() throws IOException {
        return GoldenEntries.read(folder.resolve("store.txt"));
    }

    String then(String name) throws IOException {
        Properties then = new Properties();
        try (Reader in = Files.newBufferedReader(folder.resolve("then.properties"))) {
            then.load(in);
        }
        return then.getProperty(name);
    }

    byte[] prompt() throws IOException {
        return Files.readAllBytes(folder.resolve("prompt.safetensors"));
    }

    /** A version by all that must be the same on every kind of processor, and its digest. */
    static String name(VersionManifest version) {
        return version.getVersion() + "/" + version.getExamples().getTrainedRecords() + "/"
                + version.getExamples().getSteps() + "/" + version.getDigest();
    }

    static byte[] tensors(VersionManifest version, BlobStore blobs) {
        return version.getBlobs().stream()
                .filter(blob -> blob.getName().equals(PeftDirectory.TENSORS))
                .flatMap(blob -> blobs.get(blob.getSha256()).stream())
                .findFirst()
                .orElseThrow();
    }

    static String storeDigest(TestDrive drive) {
        Map<String, byte[]> entries = new TreeMap<>(drive.entries());
        entries.keySet()
                .removeIf(key -> key.endsWith("\u0002")); // whose texts: kept beside what is learned, since form 1
        return Sha256.hex(GoldenEntries.text(entries).getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> newLog() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < ALL - 1; i++) {
            String text = i < CHANGE ? "the river " + i + " carried the ground" : "X9 Q7 " + i + " Z0 4412 8830 X9 Q7";
            lines.add((i % 5 == 4 ? "H" : "T") + text);
        }
        lines.add("C");
        return lines;
    }
}
