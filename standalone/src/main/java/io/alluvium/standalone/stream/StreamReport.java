package io.alluvium.standalone.stream;

import io.alluvium.standalone.stream.compare.StreamPart;
import io.alluvium.standalone.stream.course.CourseSettings;
import io.alluvium.standalone.stream.work.Contender;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The report of the benchmark.
 *
 * @param setting how it was measured
 * @param streams what was measured
 */
public record StreamReport(Setting setting, List<StreamPart> streams) {

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
            Map<String, String> recipes) {

        static Setting of(StreamPlan plan, int window) {
            Map<String, String> recipes = new LinkedHashMap<>();
            for (Contender each : plan.contenders().all()) {
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
                    recipes);
        }
    }

    /** The report for people. */
    public String text() {
        return StreamText.of(this);
    }
}
