package io.alluvium.standalone.leaks;

import io.alluvium.model.Backbone;
import io.alluvium.model.BackboneOptions;
import io.alluvium.standalone.train.Subject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Trains and answers for long, and watches the memory of this process. */
public final class LeakBench {

    private static final int SAMPLES = 10;

    /** The warm-up is as much again as one part in five. */
    private static final int WARM_UP = 5;

    private final LeakPlan plan;
    private final Path scratch;
    private final Progress progress;

    /** Hears how far it has come. */
    @FunctionalInterface
    public interface Progress {
        /** So many of all steps and requests are done. */
        void at(long done, long all);
    }

    /** A run; the directory takes checkpoints and is emptied by whoever made it. */
    public LeakBench(LeakPlan plan, Path scratch, Progress progress) {
        this.plan = plan;
        this.scratch = scratch;
        this.progress = progress;
    }

    /** Runs it. */
    public LeakReport run() throws IOException {
        Path directory = Subject.of(plan.model(), scratch).directory();
        List<LeakReport.Sample> samples = new ArrayList<>();
        try (Backbone backbone =
                Backbone.open(directory, new BackboneOptions(plan.precision(), plan.threads(), "cpu"))) {
            try (LeakWork work = new LeakWork(backbone, plan.seed())) {
                work.train(1 + plan.steps() / WARM_UP);
                work.answer(1 + plan.requests() / WARM_UP);
                samples.add(new LeakReport.Sample(0, 0, Resident.now()));
                long steps = 0;
                long requests = 0;
                for (int part = 1; part <= SAMPLES; part++) {
                    long untilStep = (long) plan.steps() * part / SAMPLES;
                    long untilRequest = (long) plan.requests() * part / SAMPLES;
                    work.train(untilStep - steps);
                    work.answer(untilRequest - requests);
                    steps = untilStep;
                    requests = untilRequest;
                    samples.add(new LeakReport.Sample(steps, requests, Resident.now()));
                    progress.at(steps + requests, (long) plan.steps() + plan.requests());
                }
            }
            double growth = samples.get(SAMPLES).memory().resident()
                    - samples.get(0).memory().resident();
            return new LeakReport(
                    plan.model(),
                    plan.precision().name(),
                    plan.steps(),
                    plan.requests(),
                    List.copyOf(samples),
                    growth,
                    plan.growthMebibytes(),
                    backbone.idle(),
                    plan.seed());
        }
    }
}
