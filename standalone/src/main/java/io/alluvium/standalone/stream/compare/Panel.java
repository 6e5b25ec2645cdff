package io.alluvium.standalone.stream.compare;

import io.alluvium.learning.metric.StageLosses;
import io.alluvium.standalone.stream.course.Column;
import io.alluvium.standalone.stream.course.Course;
import io.alluvium.standalone.stream.course.StreamKind;
import io.alluvium.standalone.stream.replay.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Puts the runs of a stream beside each other. */
public final class Panel {

    private final PairedBootstrap bootstrap;
    private final String reference;
    private final List<Long> seeds;
    private final Set<String> shuffled;

    /**
     * All runs have these seeds; recipes are compared with the one of that name.
     *
     * @param shuffled those that learned the texts in an order of their own
     */
    public Panel(PairedBootstrap bootstrap, String reference, List<Long> seeds, Set<String> shuffled) {
        this.bootstrap = bootstrap;
        this.reference = reference;
        this.seeds = List.copyOf(seeds);
        this.shuffled = Set.copyOf(shuffled);
    }

    /** The runs of each recipe, in the order of the seeds. */
    public StreamPart part(Course course, Map<String, List<RunResult>> runs) {
        List<RunResult> others = Objects.requireNonNull(runs.get(reference));
        List<RecipePart> recipes = new ArrayList<>();
        runs.forEach((recipe, mine) -> recipes.add(recipe(course, recipe, mine, others)));
        return new StreamPart(
                course.kind(),
                course.columns().stream().map(Column::name).toList(),
                course.learned(),
                course.records(),
                others.get(0).losses().matrix().frozen(),
                recipes);
    }

    private RecipePart recipe(Course course, String name, List<RunResult> mine, List<RunResult> others) {
        List<SeedPart> parts = new ArrayList<>();
        for (int i = 0; i < mine.size(); i++) {
            RunResult run = mine.get(i);
            parts.add(new SeedPart(
                    seeds.get(i),
                    Figures.of(course, run),
                    run.losses().matrix().rows(),
                    run.losses().liveMatrix().rows(),
                    Figures.savings(run),
                    run.published()));
        }
        return new RecipePart(
                name,
                Figures.means(parts.stream().map(SeedPart::figures).toList()),
                mean(mine),
                Curve.of(mine.stream().map(RunResult::prequential).toList()),
                name.equals(reference)
                        ? null
                        : new RecipePart.Against(
                                course.kind() == StreamKind.DRIFT ? bootstrap.driftForgetting(mine, others) : null,
                                shuffled.contains(name) == shuffled.contains(reference)
                                        ? bootstrap.prequential(mine, others)
                                        : null),
                parts);
    }

    private static double[][] mean(List<RunResult> runs) {
        StageLosses first = runs.get(0).losses().matrix();
        double[][] mean = new double[first.rows().length][first.frozen().length];
        for (RunResult run : runs) {
            double[][] rows = run.losses().matrix().rows();
            for (int stage = 0; stage < mean.length; stage++) {
                for (int column = 0; column < mean[stage].length; column++) {
                    mean[stage][column] += rows[stage][column] / runs.size();
                }
            }
        }
        return mean;
    }
}
