package io.alluvium.standalone.stream;

import io.alluvium.learning.recipe.BatchSettings;
import io.alluvium.standalone.stream.compare.PairedBootstrap;
import io.alluvium.standalone.stream.compare.Panel;
import io.alluvium.standalone.stream.compare.StreamPart;
import io.alluvium.standalone.stream.course.Corpora;
import io.alluvium.standalone.stream.course.Course;
import io.alluvium.standalone.stream.course.StreamKind;
import io.alluvium.standalone.stream.replay.ReplaySettings;
import io.alluvium.standalone.stream.replay.RunResult;
import io.alluvium.standalone.stream.work.Contender;
import io.alluvium.standalone.stream.work.Crew;
import io.alluvium.standalone.stream.work.Job;
import io.alluvium.standalone.stream.work.Laboratory;
import io.alluvium.standalone.stream.work.WorkDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

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

    /** Hears how far it is. */
    @FunctionalInterface
    public interface Progress {
        /** So many of all records are learned; the remark says what is being done and how long it will take. */
        void at(long done, long all, String remark);
    }

    /** Runs what has not been run, and reports on all of it. */
    public StreamReport run(Progress progress) throws IOException, InterruptedException {
        Corpora corpora = new Corpora(plan.corpora(), plan.size());
        Map<StreamKind, Course> courses = new EnumMap<>(StreamKind.class);
        for (StreamKind kind : plan.streams()) {
            courses.put(kind, corpora.course(kind, plan.seeds().first()));
        }
        PairedBootstrap bootstrap =
                new PairedBootstrap(plan.measuring().resamples(), plan.seeds().first());
        BatchSettings batch = plan.contenders().chosen().recipe().batch();
        Laboratory laboratory = new Laboratory(
                model,
                plan.measuring().precision(),
                corpora,
                new ReplaySettings(batch.window(), plan.measuring().probes()),
                plan.streams());
        try (WorkDirectory directory = new WorkDirectory(work)) {
            Map<Job, Long> jobs = jobs(courses);
            Advance advance = new Advance(jobs, progress::at, System::nanoTime);
            new Crew(laboratory, directory, advance).work(jobs.keySet(), plan.cores());
            Panel panel = new Panel(
                    bootstrap, plan.contenders().reference(), plan.seeds().all());
            List<StreamPart> parts = new ArrayList<>();
            for (StreamKind kind : plan.streams()) {
                Course course = Objects.requireNonNull(courses.get(kind));
                parts.add(panel.part(course, results(kind, laboratory, directory)));
            }
            return new StreamReport(StreamReport.Setting.of(plan, batch.window()), parts);
        }
    }

    /** All jobs with their records; each seed of all recipes before the next, so that an early end leaves whole seeds. */
    private Map<Job, Long> jobs(Map<StreamKind, Course> courses) {
        Map<Job, Long> jobs = new LinkedHashMap<>();
        for (long seed : plan.seeds().all()) {
            for (StreamKind kind : plan.streams()) {
                for (Contender contender : plan.contenders().all()) {
                    jobs.put(
                            new Job(kind, contender, seed),
                            Objects.requireNonNull(courses.get(kind)).records());
                }
            }
        }
        return jobs;
    }

    private Map<String, List<RunResult>> results(StreamKind kind, Laboratory laboratory, WorkDirectory directory)
            throws IOException {
        Map<String, List<RunResult>> results = new LinkedHashMap<>();
        for (Contender contender : plan.contenders().all()) {
            List<RunResult> seeds = new ArrayList<>();
            for (long seed : plan.seeds().all()) {
                seeds.add(directory
                        .find(laboratory.key(new Job(kind, contender, seed)))
                        .orElseThrow());
            }
            results.put(contender.label(), seeds);
        }
        return results;
    }
}
