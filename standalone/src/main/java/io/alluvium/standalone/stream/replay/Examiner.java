package io.alluvium.standalone.stream.replay;

import io.alluvium.learning.metric.DocumentSet;
import io.alluvium.learning.metric.Predictor;
import io.alluvium.model.Backbone;
import io.alluvium.standalone.stream.course.Column;
import io.alluvium.standalone.stream.course.Course;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Measures learners on the held-out sets of a course. One that would predict as before is not measured again. */
final class Examiner {

    private final List<Column> columns;
    private final List<DocumentSet> sets;
    private final List<Map<String, double[]>> known = new ArrayList<>();

    Examiner(Backbone backbone, Course course, int window) {
        this.columns = course.columns();
        this.sets = columns.stream()
                .map(column -> new DocumentSet(backbone, column.heldOut(), window))
                .toList();
        columns.forEach(column -> known.add(new HashMap<>()));
    }

    long[][] tokens() {
        return sets.stream().map(DocumentSet::tokens).toArray(long[][]::new);
    }

    /** Losses of each document of each column as predicted for that column. */
    double[][] losses(Function<Column, Predictor> predictorOf) {
        double[][] losses = new double[columns.size()][];
        for (int column = 0; column < losses.length; column++) {
            losses[column] = losses(column, predictorOf.apply(columns.get(column)));
        }
        return losses;
    }

    /** Nats per token of a column. */
    double loss(int column, Predictor predictor) {
        return Arrays.stream(losses(column, predictor)).sum()
                / Arrays.stream(sets.get(column).tokens()).sum();
    }

    private double[] losses(int column, Predictor predictor) {
        return known.get(column)
                .computeIfAbsent(
                        predictor.fingerprint(), any -> sets.get(column).losses(predictor))
                .clone();
    }
}
