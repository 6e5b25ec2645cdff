package io.alluvium.standalone.stream.replay;

import io.alluvium.learning.DomainLearner;
import io.alluvium.learning.metric.Approach;
import io.alluvium.learning.metric.Predictor;
import io.alluvium.learning.recipe.Recipe;
import io.alluvium.model.Backbone;
import io.alluvium.standalone.stream.course.Column;
import io.alluvium.standalone.stream.course.Course;
import io.alluvium.standalone.stream.course.Stage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Learns a stream record by record, as the trainer does, and measures after each stage. For one thread. */
public final class Replay {

    private final Backbone backbone;
    private final Recipe recipe;
    private final Course course;
    private final long seed;
    private final ReplaySettings settings;

    private final Map<String, Pupil> pupils = new LinkedHashMap<>();
    private final PrequentialLog prequential = new PrequentialLog();
    private final List<Approach> approaches = new ArrayList<>();

    /** A replay to be run once, on a backbone that nobody else uses meanwhile. */
    public Replay(Backbone backbone, Recipe recipe, Course course, long seed, ReplaySettings settings) {
        this.backbone = backbone;
        this.recipe = recipe;
        this.course = course;
        this.seed = seed;
        this.settings = settings;
    }

    /** Runs it; each record that has been offered is told. */
    public RunResult run(Runnable record) {
        LearningClock clock = new LearningClock(backbone);
        Examiner examiner = new Examiner(backbone, course, settings.window());
        double[][] frozen = examiner.losses(column -> Predictor.of(null));
        List<double[][]> served = new ArrayList<>();
        List<double[][]> live = new ArrayList<>();
        for (Stage stage : course.stages()) {
            Column column = course.columns().get(stage.column());
            Pupil pupil = pupils.computeIfAbsent(
                    column.domain(), domain -> new Pupil(DomainLearner.create(backbone, recipe, domain, seed)));
            learn(stage, pupil, new Measures(clock, examiner, record));
            served.add(examiner.losses(predictor((each, of) -> each.served(of.name()))));
            live.add(examiner.losses(predictor((each, of) -> each.live())));
        }
        return new RunResult(
                new HeldOutLosses(
                        course.learned(),
                        examiner.tokens(),
                        frozen,
                        served.toArray(double[][][]::new),
                        live.toArray(double[][][]::new)),
                prequential.losses(),
                approaches,
                clock.cost(pupils.values()),
                pupils.values().stream().map(Pupil::published).toList());
    }

    /** What measures while a stage is learned. */
    private record Measures(LearningClock clock, Examiner examiner, Runnable record) {}

    private void learn(Stage stage, Pupil pupil, Measures measures) {
        int all = stage.texts().size();
        Column column = course.columns().get(stage.column());
        boolean watched = course.watched(stage.column());
        List<Long> records = new ArrayList<>();
        List<Double> losses = new ArrayList<>();
        for (int i = 0; i < all; i++) {
            if (watched && (long) i * settings.probes() % all < settings.probes()) {
                records.add((long) i);
                losses.add(measures.examiner().loss(stage.column(), pupil.served(column.name())));
            }
            String text = stage.texts().get(i);
            measures.clock().time(() -> pupil.take(text, stage.mixed() ? null : column.name(), prequential::add));
            measures.record().run();
        }
        measures.clock().time(() -> pupil.cut(prequential::add));
        prequential.endStage();
        if (watched) {
            records.add((long) all);
            losses.add(measures.examiner().loss(stage.column(), pupil.served(column.name())));
            approaches.add(new Approach(
                    records.stream().mapToLong(Long::longValue).toArray(),
                    losses.stream().mapToDouble(Double::doubleValue).toArray()));
        }
    }

    private Function<Column, Predictor> predictor(BiFunction<Pupil, Column, Predictor> of) {
        return column -> {
            Pupil pupil = pupils.get(column.domain());
            return pupil == null ? Predictor.of(null) : of.apply(pupil, column);
        };
    }
}
