package io.alluvium.standalone.stream;

import io.alluvium.standalone.stream.compare.StreamPart;
import io.alluvium.standalone.stream.course.CourseSettings;
import io.alluvium.standalone.stream.tune.Tuned;
import io.alluvium.standalone.stream.work.Contender;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The report of the benchmark.
 *
 * @param setting how it was measured
 * @param tuned what was tried and chosen before, of each recipe that has alternatives
 * @param streams what was measured
 */
public record StreamReport(Setting setting, List<Tuned> tuned, List<StreamPart> streams) {

    /**
     * How it was measured.
     *
     * @param size as asked for; 0 records stand for the default of each stream
     * @param firstSeed the first seed
     * @param seeds how many
     * @param precision number format of the model
     * @param window most target tokens of a window of a held-out document
     * @param probes times within a stage that the loss on the returning regime is measured
     * @param resamples of the bootstrap
     * @param against the recipe that the others are compared with
     * @param tuningSeeds with how many, right before the first, alternatives were tried
     * @param recipes every recipe as JSON, by the name that tables call it
     */
    public record Setting(
            CourseSettings size,
            long firstSeed,
            int seeds,
            String precision,
            int window,
            int probes,
            int resamples,
            String against,
            int tuningSeeds,
            Map<String, String> recipes) {

        static Setting of(StreamPlan plan, List<Contender> contenders, int window) {
            Map<String, String> recipes = new LinkedHashMap<>();
            for (Contender each : contenders) {
                recipes.put(each.label(), each.recipe().toJson());
            }
            return new Setting(
                    plan.size(),
                    plan.seeds().first(),
                    plan.seeds().count(),
                    plan.measuring().precision().name(),
                    window,
                    plan.measuring().probes(),
                    plan.measuring().resamples(),
                    plan.contenders().reference(),
                    plan.seeds().tuning(),
                    recipes);
        }
    }

    /** The report for people. */
    public String text() {
        return StreamText.of(this);
    }
}
