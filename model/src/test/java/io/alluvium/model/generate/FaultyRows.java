package io.alluvium.model.generate;

import io.alluvium.model.DecodingRows;
import io.alluvium.model.PreparedPrompt;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Real rows that can be told to fail or to wait, and that note what is asked of them. */
final class FaultyRows implements DecodingRows {

    private final DecodingRows rows;
    private final AtomicBoolean fails = new AtomicBoolean();
    private final AtomicInteger begun = new AtomicInteger();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private volatile CountDownLatch gate = new CountDownLatch(0);

    FaultyRows(DecodingRows rows) {
        this.rows = rows;
    }

    void failNext() {
        fails.set(true);
    }

    void hold() {
        gate = new CountDownLatch(1);
    }

    void goOn() {
        gate.countDown();
    }

    int begun() {
        return begun.get();
    }

    /** The calls so far, such as {@code 0:1,1} for one token each in rows 0 and 1. */
    List<String> calls() {
        return calls;
    }

    @Override
    public int rows() {
        return rows.rows();
    }

    @Override
    public int context() {
        return rows.context();
    }

    @Override
    public void begin(int row, PreparedPrompt prompt) {
        begun.incrementAndGet();
        rows.begin(row, prompt);
    }

    @Override
    public void move(int from, int to) {
        calls.add(from + ">" + to);
        rows.move(from, to);
    }

    @Override
    public float[][] extend(int first, List<int[]> tokens) {
        List<String> lengths = new ArrayList<>();
        tokens.forEach(row -> lengths.add(Integer.toString(row.length)));
        calls.add(first + ":" + String.join(",", lengths));
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (fails.getAndSet(false)) {
            throw new IllegalStateException("no memory");
        }
        return rows.extend(first, tokens);
    }

    @Override
    public void close() {
        rows.close();
    }
}
