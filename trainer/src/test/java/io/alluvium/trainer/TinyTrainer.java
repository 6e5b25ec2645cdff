package io.alluvium.trainer;

import io.alluvium.learning.recipe.Recipe;
import io.alluvium.learning.recipe.Recipes;
import io.alluvium.model.Backbone;
import io.alluvium.model.BackboneOptions;
import io.alluvium.model.Precision;
import io.alluvium.schemas.Cut;
import io.alluvium.schemas.CutReason;
import io.alluvium.schemas.Example;
import io.alluvium.schemas.Origin;
import io.alluvium.schemas.Topics;
import io.alluvium.schemas.blob.Sha256;
import io.alluvium.testkit.TinyBackbone;
import io.alluvium.trainer.learn.LearnerPlan;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** A trainer that learns in milliseconds, and a log for it to learn from. */
public final class TinyTrainer {

    /** The tiny model, opened once for all tests of the JVM. */
    public static final BackboneOptions OPTIONS = new BackboneOptions(Precision.FP32, 1, "cpu");

    public static final Backbone BACKBONE = Backbone.open(TinyBackbone.directory(), OPTIONS);

    /** The default method with batches of four records and a version every three steps. */
    public static final Recipe RECIPE = Recipes.bundled(Recipes.DEFAULT)
            .with("tuner.length", 4)
            .with("batch.records", 4)
            .with("batch.window", 24)
            .with("batch.tokens", 96)
            .with("publishEverySteps", 3)
            .with("optimizer.rate", 0.05)
            .with("averageDecay", 0.5)
            .with("passesPerBatch", 1);

    private static final String[] WORDS = {
        "river", "ground", "carries", "leaves", "stream", "sediment", "slow", "bank", "delta", "tide", "silt", "bed"
    };
    private static final long BEGIN_MILLIS = 1_700_000_000_000L;

    private TinyTrainer() {}

    /** How learners are made. */
    public static LearnerPlan plan(int liveLearners) {
        return new LearnerPlan(BACKBONE, RECIPE, 7, liveLearners);
    }

    /** A stream of examples; every fifth is held out. */
    public static List<SpecificRecord> stream(String domain, int from, int to) {
        List<SpecificRecord> stream = new ArrayList<>();
        for (int i = from; i < to; i++) {
            stream.add(example(domain, i, i % 5 == 4));
        }
        return stream;
    }

    /** The n-th example of a domain. */
    public static Example example(String domain, int n, boolean heldOut) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            text.append(WORDS[Math.floorMod(n * 7 + i * (n + 3) + domain.hashCode(), WORDS.length)])
                    .append(' ');
        }
        return example(domain, n, heldOut, text + String.valueOf(n));
    }

    /** The n-th example of a domain with that text. */
    public static Example example(String domain, int n, boolean heldOut, String text) {
        return Example.newBuilder()
                .setRecordId(domain + "-" + n)
                .setContentDigest(Sha256.hex(text.getBytes(StandardCharsets.UTF_8)))
                .setDomain(domain)
                .setText(text)
                .setTimestampMillis(BEGIN_MILLIS)
                .setAcceptedAtMillis(BEGIN_MILLIS + n)
                .setHeldOut(heldOut)
                .setOrigin(Origin.newBuilder()
                        .setTopic(Topics.RECORDS)
                        .setPartition(0)
                        .setOffset(n)
                        .build())
                .build();
    }

    /** The end of a batch. */
    public static Cut cut(String domain) {
        return Cut.newBuilder()
                .setDomain(domain)
                .setReason(CutReason.QUIET)
                .setCutAtMillis(BEGIN_MILLIS)
                .setSequence(1)
                .build();
    }
}
