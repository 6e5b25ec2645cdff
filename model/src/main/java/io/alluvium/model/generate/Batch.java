package io.alluvium.model.generate;

import io.alluvium.model.DecodingRows;
import java.util.ArrayList;
import java.util.List;

/**
 * The requests that have a row. Those that have read their text come first and get one token each per step; those that
 * still read it follow, and read so many tokens per step that the others need not wait long.
 */
final class Batch {

    private final DecodingRows rows;
    private final int tokensAtOnce;
    private final List<Task> tasks = new ArrayList<>();
    private int decoding;

    Batch(DecodingRows rows, int tokensAtOnce) {
        this.rows = rows;
        this.tokensAtOnce = tokensAtOnce;
    }

    boolean isEmpty() {
        return tasks.isEmpty();
    }

    int size() {
        return tasks.size();
    }

    /**
     * Whether one more request may begin now. Short texts are read together, padded to the longest; a text longer than a
     * step is read alone.
     */
    boolean admits(Task next) {
        int reading = tasks.size() - decoding;
        int longest = next.unread();
        for (Task task : tasks.subList(decoding, tasks.size())) {
            longest = Math.max(longest, task.unread());
        }
        return tasks.size() < rows.rows() && (reading == 0 || (reading + 1) * longest <= tokensAtOnce);
    }

    /** Gives a request a row. */
    void admit(Task task) {
        try {
            rows.begin(tasks.size(), task.prompt());
            tasks.add(task);
        } catch (RuntimeException e) {
            task.fail(e);
            task.leave();
        }
    }

    /** Reads a piece of what is unread, then adds a token to every row that had none to read. */
    void step() {
        release();
        int ready = decoding;
        if (ready < tasks.size()) {
            extend(ready, tasks.size());
            if (tasks.get(ready).unread() == 0) {
                decoding = tasks.size();
            }
        }
        if (ready > 0) {
            extend(0, ready);
        }
        release();
    }

    private void extend(int from, int to) {
        List<Task> extended = tasks.subList(from, to);
        float[][] logits = rows.extend(
                from, extended.stream().map(task -> task.toRead(tokensAtOnce)).toList());
        for (int i = 0; i < logits.length; i++) {
            if (extended.get(i).unread() == 0) {
                extended.get(i).next(logits[i]);
            }
        }
    }

    /** Lets those go that are over, and closes the gaps. */
    private void release() {
        for (int row = tasks.size() - 1; row >= 0; row--) {
            Task task = tasks.get(row);
            if (task.over()) {
                remove(row);
                task.leave();
            }
        }
    }

    private void remove(int row) {
        int gap = row;
        if (gap < decoding) {
            decoding--;
            fill(gap, decoding);
            gap = decoding;
        }
        fill(gap, tasks.size() - 1);
        tasks.remove(tasks.size() - 1);
    }

    private void fill(int gap, int from) {
        if (gap != from) {
            rows.move(from, gap);
            tasks.set(gap, tasks.get(from));
        }
    }

    /** Lets all go, with a failure. */
    void fail(Throwable cause) {
        for (Task task : tasks) {
            task.fail(cause);
            task.leave();
        }
        tasks.clear();
        decoding = 0;
    }
}
