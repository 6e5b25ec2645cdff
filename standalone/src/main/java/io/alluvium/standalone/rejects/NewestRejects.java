package io.alluvium.standalone.rejects;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Keeps the newest rejects out of any number, without their bytes. */
public final class NewestRejects {

    private static final Comparator<RejectLine> OLDEST_FIRST =
            Comparator.comparing(RejectLine::rejectedAt).thenComparing(line -> RejectId.parse(line.id()), byPlace());

    private final int limit;
    private final PriorityQueue<RejectLine> newest = new PriorityQueue<>(OLDEST_FIRST);
    private long matching;

    /** Keeps that many; 0 keeps all. */
    public NewestRejects(int limit) {
        this.limit = limit;
    }

    /** Takes one more. */
    public void add(RejectLine line) {
        matching++;
        newest.add(line);
        if (limit > 0 && newest.size() > limit) {
            newest.remove();
        }
    }

    /** How many there were. */
    public long matching() {
        return matching;
    }

    /** Those that were kept, the newest first. */
    public List<RejectLine> lines() {
        List<RejectLine> lines = new ArrayList<>(newest);
        lines.sort(OLDEST_FIRST.reversed());
        return lines;
    }

    private static Comparator<RejectId> byPlace() {
        return Comparator.comparingLong(RejectId::offset).thenComparingInt(RejectId::partition);
    }
}
