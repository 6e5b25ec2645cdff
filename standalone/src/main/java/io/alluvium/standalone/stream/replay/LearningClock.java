package io.alluvium.standalone.stream.replay;

import io.alluvium.model.Backbone;
import io.alluvium.model.Work;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Collection;

/** Adds up time and computing of the parts that are learning. For one thread, and a backbone that no other uses. */
final class LearningClock {

    private static final double NANOS = 1e9;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Backbone backbone;
    private Work work = Work.NONE;
    private long nanos;
    private long processorNanos;

    LearningClock(Backbone backbone) {
        this.backbone = backbone;
    }

    /** Measures one part. */
    void time(Runnable part) {
        Work before = backbone.work();
        long started = System.nanoTime();
        long processorStarted = threads.getCurrentThreadCpuTime();
        part.run();
        processorNanos += threads.getCurrentThreadCpuTime() - processorStarted;
        nanos += System.nanoTime() - started;
        work = work.plus(backbone.work().since(before));
    }

    Cost cost(Collection<Pupil> pupils) {
        return new Cost(
                pupils.stream().mapToLong(Pupil::trainedTokens).sum(),
                work.forward(),
                work.backward(),
                work.padding(),
                nanos / NANOS,
                processorNanos / NANOS,
                pupils.stream().mapToLong(Pupil::stateBytes).sum());
    }
}
