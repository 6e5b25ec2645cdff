package io.alluvium.model;

import java.util.concurrent.atomic.LongAdder;

/** Counts the batches that a backbone runs. Safe for concurrent use. */
final class WorkMeter {

    private final LongAdder forward = new LongAdder();
    private final LongAdder backward = new LongAdder();
    private final LongAdder padding = new LongAdder();

    /** A batch is read. */
    void reads(TokenBatch batch) {
        forward.add(batch.tokens());
        padding.add(padding(batch));
    }

    /** A gradient goes back through a batch. */
    void goesBack(TokenBatch batch) {
        backward.add(batch.tokens());
        padding.add(padding(batch));
    }

    /** All of it so far. */
    Work sum() {
        return new Work(forward.sum(), backward.sum(), padding.sum());
    }

    private static long padding(TokenBatch batch) {
        return (long) batch.rows() * batch.longest() - batch.tokens();
    }
}
