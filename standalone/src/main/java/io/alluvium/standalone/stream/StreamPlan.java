package io.alluvium.standalone.stream;

import io.alluvium.model.Precision;
import io.alluvium.standalone.stream.course.CourseSettings;
import io.alluvium.standalone.stream.course.StreamKind;
import io.alluvium.standalone.stream.tune.Grid;
import io.alluvium.standalone.stream.work.Contender;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * What is replayed, and how.
 *
 * @param corpora the directory of the corpora
 * @param streams which streams
 * @param size how large they are
 * @param contenders the recipes
 * @param seeds how it is repeated
 * @param measuring how it is measured
 * @param cores runs at once, each with one thread
 */
public record StreamPlan(
        Path corpora,
        List<StreamKind> streams,
        CourseSettings size,
        Contenders contenders,
        Seeds seeds,
        Measuring measuring,
        int cores) {

    /**
     * The recipes.
     *
     * @param all every one, with the alternatives to choose from
     * @param reference the label of the one that the others are compared with
     */
    public record Contenders(List<Grid> all, String reference) {

        /** Checks that each has a name of its own. */
        public Contenders {
            all = List.copyOf(all);
            Set<String> labels = new HashSet<>();
            for (Grid each : all) {
                if (!labels.add(each.label())) {
                    throw new IllegalArgumentException("--recipe names " + each.label() + " twice");
                }
            }
            if (!labels.contains(reference)) {
                throw new IllegalArgumentException(
                        "--against is " + reference + ", which is none of the recipes " + labels);
            }
        }

        /** Whether any has alternatives. */
        boolean open() {
            return all.stream().anyMatch(Grid::open);
        }

        /** The recipes, compared with the named one; where none is named with the preferred one, or with the first. */
        public static Contenders of(List<String> asked, @Nullable String against, String preferred) {
            List<Grid> all = asked.stream().map(Grid::of).toList();
            if (all.isEmpty()) {
                throw new IllegalArgumentException("--recipe names no recipe");
            }
            boolean there = all.stream().anyMatch(each -> each.label().equals(preferred));
            String otherwise = there ? preferred : all.get(0).label();
            return new Contenders(
                    all, against == null ? otherwise : Grid.of(against).label());
        }

        /** Labels of those that are given the texts shuffled. */
        Set<String> shuffled() {
            return all.stream()
                    .filter(each -> each.points().get(0).order() == Contender.Order.JOINT)
                    .map(Grid::label)
                    .collect(Collectors.toSet());
        }

        /** The one that the others are compared with. */
        Grid chosen() {
            return all.stream()
                    .filter(each -> each.label().equals(reference))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /**
     * The seeds.
     *
     * @param first the first
     * @param count how many, one after the other
     * @param tuning how many, right before the first, alternatives are tried with
     */
    public record Seeds(long first, int count, int tuning) {

        /** Checks the numbers. */
        public Seeds {
            if (count < 1 || tuning < 1) {
                throw new IllegalArgumentException(
                        "--seeds and --tuning-seeds must be at least 1, but are " + count + " and " + tuning);
            }
        }

        /** Those that alternatives are tried with. */
        List<Long> ofTuning() {
            return LongStream.range(first - tuning, first).boxed().toList();
        }

        /** All of them. */
        List<Long> all() {
            return LongStream.range(first, first + count).boxed().toList();
        }
    }

    /**
     * How is measured.
     *
     * @param precision number format of the model
     * @param probes times within a stage that the loss on a returning regime is measured
     * @param resamples of the bootstrap
     */
    public record Measuring(Precision precision, int probes, int resamples) {}

    /** Checks the numbers. */
    public StreamPlan {
        streams = List.copyOf(streams);
        if (streams.isEmpty() || new HashSet<>(streams).size() != streams.size()) {
            throw new IllegalArgumentException("--streams must name at least one stream, and none twice: " + streams);
        }
        if (cores < 1) {
            throw new IllegalArgumentException("--cores must be at least 1, but is " + cores);
        }
    }
}
