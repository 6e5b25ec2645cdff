package io.alluvium.standalone.stream.tune;

import io.alluvium.standalone.stream.course.StreamKind;
import io.alluvium.standalone.stream.work.Contender;
import io.alluvium.standalone.stream.work.Progress;
import io.alluvium.standalone.stream.work.Runs;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Tries every point of every grid on one stream, and chooses. Texts' order, learners' seeds and held-out documents are others
 * than those that are reported on.
 */
public final class Tuning {

    private final Runs runs;
    private final StreamKind stream;

    /** A tuning on a stream with the seeds of these runs. */
    public Tuning(Runs runs, StreamKind stream) {
        this.runs = runs;
        this.stream = stream;
    }

    /**
     * What was chosen.
     *
     * @param contenders the recipes to measure, under the grids' names and in their order
     * @param tuned what was tried, of each grid that has a choice
     */
    public record Choice(List<Contender> contenders, List<Tuned> tuned) {

        /** Copies. */
        public Choice {
            contenders = List.copyOf(contenders);
            tuned = List.copyOf(tuned);
        }
    }

    /** Nothing to choose from. */
    public static Choice none(List<Grid> grids) {
        return new Choice(
                grids.stream().map(grid -> grid.chosen(grid.points().get(0))).toList(), List.of());
    }

    /** Tries what has not been tried, so many runs at once, and chooses for each grid; the reference's is chosen first. */
    public Choice choose(List<Grid> grids, Grid reference, int cores, Progress progress)
            throws IOException, InterruptedException {
        List<Contender> points = grids.stream()
                .filter(grid -> grid.open() || grid.equals(reference))
                .flatMap(grid -> grid.points().stream())
                .toList();
        runs.make(List.of(stream), points, cores, (done, all, remark) -> progress.at(done, all, "tuning: " + remark));
        double affordable = compute(tuned(reference, Double.POSITIVE_INFINITY));
        List<Contender> contenders = new ArrayList<>();
        List<Tuned> tuned = new ArrayList<>();
        for (Grid grid : grids) {
            if (grid.open()) {
                Tuned found = tuned(grid, grid.equals(reference) ? Double.POSITIVE_INFINITY : affordable);
                tuned.add(found);
                contenders.add(grid.chosen(point(grid, found.chosen())));
            } else {
                contenders.add(grid.chosen(grid.points().get(0)));
            }
        }
        return new Choice(contenders, tuned);
    }

    private Tuned tuned(Grid grid, double affordable) throws IOException {
        List<Trial> trials = new ArrayList<>();
        for (Contender point : grid.points()) {
            trials.add(Trial.of(point.label(), runs.results(stream, point), affordable));
        }
        return Tuned.of(grid.label(), trials);
    }

    private static double compute(Tuned tuned) {
        return tuned.trials().stream()
                .filter(trial -> trial.point().equals(tuned.chosen()))
                .mapToDouble(Trial::compute)
                .findFirst()
                .orElseThrow();
    }

    private static Contender point(Grid grid, String label) {
        return grid.points().stream()
                .filter(point -> point.label().equals(label))
                .findFirst()
                .orElseThrow();
    }
}
