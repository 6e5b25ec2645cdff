package io.alluvium.standalone.stream.compare;

import io.alluvium.learning.metric.Savings;
import io.alluvium.learning.metric.StreamMetrics;
import io.alluvium.standalone.stream.course.Course;
import io.alluvium.standalone.stream.course.StreamKind;
import io.alluvium.standalone.stream.replay.Cost;
import io.alluvium.standalone.stream.replay.Published;
import io.alluvium.standalone.stream.replay.RunResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All that a run comes to, number by number. */
final class Figures {

    private static final String DRIFT_FORGETTING = "WDF";

    private Figures() {}

    /** The numbers of a run, by name; what has no meaning on its stream is left out. */
    static Map<String, Double> of(Course course, RunResult run) {
        StreamKind kind = course.kind();
        Map<String, Double> figures =
                new LinkedHashMap<>(StreamMetrics.report(run.losses().matrix()));
        figures.put("live-AP", StreamMetrics.averagePerplexity(run.losses().liveMatrix()));
        figures.put("live-WDF", StreamMetrics.driftForgetting(run.losses().liveMatrix()));
        if (kind != StreamKind.DRIFT) {
            figures.remove(DRIFT_FORGETTING);
            figures.remove("live-" + DRIFT_FORGETTING);
        }
        Savings savings = savings(run);
        if (savings != null && savings.share() != null) {
            figures.put("savings", savings.share());
        }
        figures.put("prequential", run.prequential().loss());
        figures.put("frozen", run.prequential().frozenLoss());
        Cost cost = run.cost();
        figures.put("trainedTokens", (double) cost.trainedTokens());
        figures.put("forwardTokens", (double) cost.forwardTokens());
        figures.put("backwardTokens", (double) cost.backwardTokens());
        figures.put("paddedPlaces", (double) cost.paddedPlaces());
        figures.put("compute", cost.compute());
        figures.put("seconds", cost.seconds());
        figures.put("processorSeconds", cost.processorSeconds());
        figures.put("tokensPerSecond", cost.tokensPerSecond());
        figures.put("stateBytes", (double) cost.stateBytes());
        figures.put("versions", sum(run, Published::versions));
        figures.put("passed", sum(run, Published::passed));
        figures.put("drifts", sum(run, domain -> domain.drifts().size()));
        if (kind != StreamKind.DOMAINS) {
            Alarms alarms = Alarms.of(course, run.published());
            figures.put("changes", (double) alarms.changes());
            figures.put("seen", (double) alarms.delays().size());
            figures.put("falseAlarms", (double) alarms.falseAlarms());
            Double delay = alarms.delay();
            if (delay != null) {
                figures.put("delay", delay);
            }
        }
        return figures;
    }

    /** What was saved when a regime returned; null where none did. */
    static @Nullable Savings savings(RunResult run) {
        int visits = run.approaches().size();
        return visits < 2
                ? null
                : run.approaches().get(0).savings(run.approaches().get(visits - 1));
    }

    /** The mean of each number over those that have it. */
    static Map<String, Double> means(Collection<Map<String, Double>> all) {
        Map<String, List<Double>> values = new LinkedHashMap<>();
        all.forEach(each -> each.forEach((name, value) ->
                values.computeIfAbsent(name, any -> new ArrayList<>()).add(value)));
        Map<String, Double> means = new LinkedHashMap<>();
        values.forEach((name, each) ->
                means.put(name, each.stream().collect(Collectors.averagingDouble(Double::doubleValue))));
        return means;
    }

    private static double sum(RunResult run, ToIntFunction<Published> of) {
        return run.published().stream().mapToInt(of).sum();
    }
}
