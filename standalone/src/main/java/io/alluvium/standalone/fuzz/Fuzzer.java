package io.alluvium.standalone.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs a plan, target by target. */
public final class Fuzzer {

    private Fuzzer() {}

    /** Hears how far it has come. */
    @FunctionalInterface
    public interface Listener {
        /** So many cases are done; the target is at work. */
        void done(long cases, String target);
    }

    /** Runs all cases of a plan. */
    public static FuzzReport run(FuzzPlan plan, Listener listener) throws InterruptedException {
        List<TargetResult> results = new ArrayList<>();
        long done = 0;
        for (FuzzTarget target : plan.targets()) {
            long before = done;
            String name = target.profile().name();
            TargetResult result = new TargetRun(target, plan.seed(), plan.cases(target))
                    .run(cases -> listener.done(before + cases, name));
            results.add(result);
            done += result.counts().run();
        }
        return new FuzzReport(plan.seed(), done, results);
    }

    /** Runs one case on this thread, for as long as it takes. */
    public static Single one(FuzzTarget target, FuzzCase at) {
        CaseRunner.Outcome outcome = new CaseRunner(target).run(at);
        return new Single(
                outcome.finding(),
                outcome.said(),
                outcome.used().cpuNanos() / 1e6,
                outcome.used().bytes());
    }

    /**
     * One case alone.
     *
     * @param finding what must not happen
     * @param said what came of it, for people
     * @param millis processor time
     * @param bytes memory asked for
     */
    public record Single(Optional<Finding> finding, String said, double millis, long bytes) {}
}
