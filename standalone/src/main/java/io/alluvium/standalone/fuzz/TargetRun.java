package io.alluvium.standalone.fuzz;

import io.alluvium.standalone.fuzz.CaseRunner.Started;
import io.alluvium.standalone.fuzz.CaseRunner.Used;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Runs the cases of one target on a thread of their own, and looks at it from another one. A case that does not end, or
 * that takes memory without end, is left behind with its thread, and the next one begins on a new thread.
 */
final class TargetRun {

    private static final int MOST_LEFT_BEHIND = 4;
    private static final int RUNAWAY = 8;
    private static final long LOOK_MILLIS = 20;
    private static final long STACK_BYTES = 1 << 20;

    private final FuzzTarget target;
    private final long seed;
    private final long cases;
    private final Tally tally = new Tally();

    TargetRun(FuzzTarget target, long seed, long cases) {
        this.target = target;
        this.seed = seed;
        this.cases = cases;
    }

    /** The thread that runs cases, until all are run or it is left behind. */
    private final class Worker implements Runnable {

        private final CaseRunner runner = new CaseRunner(target);
        private final long first;
        private final Thread thread;
        private volatile boolean leftBehind;

        Worker(long first) {
            this.first = first;
            this.thread = new Thread(null, this, "fuzz-" + target.profile().name(), STACK_BYTES);
            this.thread.setDaemon(true);
        }

        @Override
        public void run() {
            for (long number = first; number < cases && !leftBehind; number++) {
                CaseRunner.Outcome outcome =
                        runner.run(new FuzzCase(seed, target.profile().name(), number));
                synchronized (this) {
                    if (!leftBehind) {
                        tally.add(outcome);
                    }
                }
            }
        }

        /** Looks at the case that runs now, and gives the worker up where it goes on without end. */
        Optional<Finding> look() {
            Started running = runner.running();
            if (running == null) {
                return Optional.empty();
            }
            Used used = Used.by(running.thread()).since(running.before());
            boolean runaway = used.bytes() > RUNAWAY * target.profile().bounds().bytes(running.inputBytes());
            boolean hangs = target.profile().bounds().tooLong(used.cpuNanos(), used.clockNanos());
            return runaway || hangs
                    ? runner.costly(running, used, "," + CaseRunner.place(thread.getStackTrace()))
                            .filter(finding -> giveUp(running))
                    : Optional.empty();
        }

        private synchronized boolean giveUp(Started running) {
            leftBehind = running.equals(runner.running());
            if (leftBehind) {
                thread.interrupt();
            }
            return leftBehind;
        }
    }

    /** Runs them all; the listener hears how many are done. */
    TargetResult run(LongConsumer listener) throws InterruptedException {
        long start = System.nanoTime();
        Worker worker = new Worker(0);
        worker.thread.start();
        for (int leftBehind = 0; leftBehind < MOST_LEFT_BEHIND && worker.thread.isAlive(); ) {
            worker.thread.join(LOOK_MILLIS);
            Optional<Finding> finding = worker.look();
            if (finding.isPresent()) {
                leftBehind++;
                tally.unfinished(finding.get());
                worker = new Worker(finding.get().number() + 1);
                if (leftBehind < MOST_LEFT_BEHIND) {
                    worker.thread.start();
                }
            }
            listener.accept(tally.cases());
        }
        return tally.result(target, cases, (System.nanoTime() - start) / 1e9);
    }
}
