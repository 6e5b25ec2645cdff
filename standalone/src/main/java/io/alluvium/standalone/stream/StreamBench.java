package io.alluvium.standalone.stream;

import io.alluvium.standalone.stream.compare.PairedBootstrap;
import io.alluvium.standalone.stream.compare.Panel;
import io.alluvium.standalone.stream.compare.StreamPart;
import io.alluvium.standalone.stream.course.Corpora;
import io.alluvium.standalone.stream.course.Course;
import io.alluvium.standalone.stream.course.CourseSettings;
import io.alluvium.standalone.stream.course.StreamKind;
import io.alluvium.standalone.stream.replay.ReplaySettings;
import io.alluvium.standalone.stream.replay.RunResult;
import io.alluvium.standalone.stream.tune.Tuning;
import io.alluvium.standalone.stream.work.Contender;
import io.alluvium.standalone.stream.work.Laboratory;
import io.alluvium.standalone.stream.work.Progress;
import io.alluvium.standalone.stream.work.Runs;
import io.alluvium.standalone.stream.work.WorkDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The benchmark of continual learning: every recipe learns the same streams, each seed in its own order, and all that is
 * asked of a method is measured on the way. A run that is in the work directory is not run again.
 */
public final class StreamBench {

    private final StreamPlan plan;
    private final Path model;
    private final Path work;

    /** A benchmark of a model's checkpoint. */
    public StreamBench(StreamPlan plan, Path model, Path work) {
        this.plan = plan;
        this.model = model;
        this.work = work;
    }

    /** Chooses where there is a choice, runs what has not been run, and reports on all of it. */
    public StreamReport run(Progress progress) throws IOException, InterruptedException {
        PairedBootstrap bootstrap =
                new PairedBootstrap(plan.measuring().resamples(), plan.seeds().first());
        Laboratory laboratory = laboratory(plan.size());
        try (WorkDirectory directory = new WorkDirectory(work)) {
            Map<StreamKind, Course> courses = new EnumMap<>(StreamKind.class);
            for (StreamKind kind : plan.streams()) {
                courses.put(kind, laboratory.course(kind, plan.seeds().first()));
            }
            Tuning.Choice choice = tune(directory, progress);
            Runs runs = new Runs(laboratory, directory, plan.seeds().all());
            runs.make(plan.streams(), choice.contenders(), plan.cores(), progress);
            Panel panel = new Panel(
                    bootstrap,
                    plan.contenders().reference(),
                    plan.seeds().all(),
                    plan.contenders().shuffled());
            List<StreamPart> parts = new ArrayList<>();
            for (Map.Entry<StreamKind, Course> each : courses.entrySet()) {
                Map<String, List<RunResult>> results = new LinkedHashMap<>();
                for (Contender contender : choice.contenders()) {
                    results.put(contender.label(), runs.results(each.getKey(), contender));
                }
                parts.add(panel.part(each.getValue(), results));
            }
            return new StreamReport(
                    StreamReport.Setting.of(plan, choice.contenders(), window()), choice.tuned(), parts);
        }
    }

    private Tuning.Choice tune(WorkDirectory directory, Progress progress) throws IOException, InterruptedException {
        StreamPlan.Contenders contenders = plan.contenders();
        if (!contenders.open()) {
            return Tuning.none(contenders.all());
        }
        Runs trials =
                new Runs(laboratory(plan.size().next()), directory, plan.seeds().ofTuning());
        return new Tuning(trials, plan.streams().get(0))
                .choose(contenders.all(), contenders.chosen(), plan.cores(), progress);
    }

    private Laboratory laboratory(CourseSettings size) throws IOException {
        return new Laboratory(
                model,
                plan.measuring().precision(),
                new Corpora(plan.corpora(), size),
                new ReplaySettings(window(), plan.measuring().probes()),
                plan.streams());
    }

    private int window() {
        return plan.contenders().chosen().points().get(0).recipe().batch().window();
    }
}
