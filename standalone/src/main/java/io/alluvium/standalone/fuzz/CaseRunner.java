package io.alluvium.standalone.fuzz;

import com.sun.management.ThreadMXBean;
import io.alluvium.standalone.fuzz.Finding.Kind;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gives one case to a target on the calling thread, measures what it costs, and judges what comes out. */
final class CaseRunner {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final String OURS = "io.alluvium.";
    private static final String HARNESS = "io.alluvium.standalone.fuzz.";

    private final FuzzTarget target;
    private final Bounds bounds;
    private volatile @Nullable Started started;

    CaseRunner(FuzzTarget target) {
        this.target = target;
        this.bounds = target.profile().bounds();
    }

    /**
     * A case that runs now.
     *
     * @param at which
     * @param inputBytes size of its input
     * @param thread where
     * @param before what the thread had used before
     */
    record Started(FuzzCase at, int inputBytes, long thread, Used before) {}

    /** Processor time, clock and memory that a thread has used. */
    record Used(long cpuNanos, long clockNanos, long bytes) {

        static Used by(long thread) {
            return new Used(
                    THREADS.getThreadCpuTime(thread), System.nanoTime(), THREADS.getThreadAllocatedBytes(thread));
        }

        Used since(Used before) {
            return new Used(cpuNanos - before.cpuNanos, clockNanos - before.clockNanos, bytes - before.bytes);
        }
    }

    /** What came of a case. */
    record Outcome(Optional<Finding> finding, Verdict verdict, Used used) {

        boolean accepted() {
            return verdict instanceof Verdict.Accepted;
        }

        String said() {
            if (finding.isPresent()) {
                return finding.get().kind() + ": " + finding.get().what();
            }
            return verdict instanceof Verdict.Refused no ? "refused: " + no.reason() : "accepted";
        }
    }

    /** The case that runs now, if one does. */
    @Nullable
    Started running() {
        return started;
    }

    /** Runs a case to its end. */
    Outcome run(FuzzCase at) {
        byte[] input = made(at);
        long thread = Thread.currentThread().getId();
        Started now = new Started(at, input.length, thread, Used.by(thread));
        started = now;
        Optional<Finding> finding = Optional.empty();
        Verdict verdict;
        try {
            verdict = target.read(input);
        } catch (Throwable thrown) { // Whatever comes out is looked at; that is what this is for.
            verdict = Verdict.refused(String.valueOf(thrown.getMessage()));
            finding = thrown(at, thrown);
        } finally {
            started = null;
        }
        Used used = Used.by(thread).since(now.before());
        if (finding.isEmpty()
                && verdict instanceof Verdict.Refused no
                && no.reason().isBlank()) {
            finding = Optional.of(new Finding(at, Kind.NO_REASON, "refused without a reason"));
        }
        return new Outcome(finding.or(() -> costly(now, used, "")), verdict, used);
    }

    private byte[] made(FuzzCase at) {
        try {
            return target.make(at.dice());
        } catch (RuntimeException | Error e) {
            throw new IllegalStateException("The input of " + at + " cannot be made; run " + at.command(), e);
        }
    }

    /** What is wrong with the cost of a case, if anything; {@code place} says where it is now. */
    Optional<Finding> costly(Started running, Used used, String place) {
        if (used.bytes() > bounds.bytes(running.inputBytes())) {
            return Optional.of(new Finding(
                    running.at(),
                    Kind.MEMORY,
                    "asked for " + (used.bytes() >> 20) + " MiB for " + running.inputBytes() + " bytes of input"
                            + place));
        }
        if (bounds.tooLong(used.cpuNanos(), used.clockNanos())) {
            return Optional.of(new Finding(
                    running.at(), Kind.HANG, "took " + used.clockNanos() / 1_000_000 + " ms and more" + place));
        }
        return Optional.empty();
    }

    private Optional<Finding> thrown(FuzzCase at, Throwable thrown) {
        if (thrown instanceof OutOfMemoryError) {
            return Optional.of(new Finding(at, Kind.MEMORY, thrown + place(thrown.getStackTrace())));
        }
        if (!target.profile().refusals().contains(thrown.getClass())) {
            return Optional.of(new Finding(
                    at, Kind.CRASH, thrown.getClass().getName() + place(thrown.getStackTrace()) + ": " + said(thrown)));
        }
        String reason = thrown.getMessage();
        return reason == null || reason.isBlank()
                ? Optional.of(
                        new Finding(at, Kind.NO_REASON, thrown.getClass().getName() + place(thrown.getStackTrace())))
                : Optional.empty();
    }

    private static String said(Throwable thrown) {
        String said = String.valueOf(thrown.getMessage());
        return said.length() > 200 ? said.substring(0, 200) + "..." : said;
    }

    /** The innermost place in the code, and the innermost one of ours. */
    static String place(StackTraceElement[] stack) {
        if (stack.length == 0) {
            return "";
        }
        String ours = Arrays.stream(stack)
                .filter(each -> each.getClassName().startsWith(OURS)
                        && !each.getClassName().startsWith(HARNESS))
                .findFirst()
                .map(each -> ", called at " + each)
                .orElse("");
        return " at " + stack[0] + ours;
    }
}
