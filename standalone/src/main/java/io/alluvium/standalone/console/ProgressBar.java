package io.alluvium.standalone.console;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * How far a long task has come, written to the error stream so that the output stays clean. Nothing is shown within the
 * first two seconds. On a terminal one line is redrawn; elsewhere a plain line is written now and then.
 */
public final class ProgressBar implements AutoCloseable {

    private static final long QUIET_NANOS = Duration.ofSeconds(2).toNanos();
    private static final long REDRAW_NANOS = Duration.ofMillis(200).toNanos();
    private static final long LINE_NANOS = Duration.ofSeconds(10).toNanos();
    private static final int WIDTH = 28;

    private final String task;
    private final PrintStream out;
    private final boolean terminal;
    private final LongSupplier nanoTime;
    private final long started;
    private long shownAt;
    private boolean shown;
    private boolean ended;

    /** A bar on the error stream of this process. */
    public static ProgressBar of(String task) {
        return new ProgressBar(task, System.err, System.console() != null && System.getenv("NO_COLOR") == null);
    }

    ProgressBar(String task, PrintStream out, boolean terminal) {
        this(task, out, terminal, System::nanoTime);
    }

    ProgressBar(String task, PrintStream out, boolean terminal, LongSupplier nanoTime) {
        this.task = task;
        this.out = out;
        this.terminal = terminal;
        this.nanoTime = nanoTime;
        this.started = nanoTime.getAsLong();
    }

    /** Shows that {@code done} of {@code all} are done, with a remark; 0 for {@code all} means that it is not known. */
    public synchronized void update(long done, long all, String remark) {
        long now = nanoTime.getAsLong();
        boolean last = all > 0 && done >= all && !ended;
        if (now - started < QUIET_NANOS || (!last && shown && now - shownAt < (terminal ? REDRAW_NANOS : LINE_NANOS))) {
            return;
        }
        shownAt = now;
        shown = true;
        ended |= last;
        String line = line(done, all, remark);
        if (terminal) {
            out.print("\r\u001b[K" + line);
        } else {
            out.println(line);
        }
        out.flush();
    }

    private String line(long done, long all, String remark) {
        String tail = remark.isEmpty() ? "" : "  " + remark;
        if (all <= 0) {
            return task + "  " + done + tail;
        }
        int filled = (int) (WIDTH * Math.min(done, all) / all);
        String bar = terminal ? " [" + "#".repeat(filled) + ".".repeat(WIDTH - filled) + "]" : "";
        return String.format(Locale.ROOT, "%s%s %3d%%  %d/%d%s", task, bar, 100 * done / all, done, all, tail);
    }

    /** Ends the line. */
    @Override
    public synchronized void close() {
        if (terminal && shown) {
            out.println();
        }
    }
}
