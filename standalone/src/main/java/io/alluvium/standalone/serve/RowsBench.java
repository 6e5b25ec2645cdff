package io.alluvium.standalone.serve;

import io.alluvium.model.DecodingRows;
import io.alluvium.model.Precision;
import io.alluvium.standalone.throughput.Spread;

/**
 * So many rows, without a prompt, with one and with many, in turns: in each round each of them reads the same texts and adds
 * some tokens, and another one begins.
 */
final class RowsBench {

    private static final double NANOS = 1e6;
    private static final double MILLIS = 1e3;
    private static final int WARM_UPS = 2;

    private final DecodingRows rows;
    private final ServeData data;
    private final ServePlan plan;
    private Laps reading = new Laps();
    private Laps writing = new Laps();

    RowsBench(DecodingRows rows, ServeData data, ServePlan plan) {
        this.rows = rows;
        this.data = data;
        this.plan = plan;
    }

    void warmUp() {
        for (int i = 0; i < WARM_UPS; i++) {
            round(i);
        }
        reading = new Laps();
        writing = new Laps();
    }

    void round(int number) {
        Prompting[] all = Prompting.values();
        for (int i = 0; i < all.length; i++) {
            turn(all[(number + i) % all.length]);
        }
    }

    private void turn(Prompting prompting) {
        long start = System.nanoTime();
        for (int row = 0; row < rows.rows(); row++) {
            rows.begin(row, data.prompt(prompting, row));
        }
        rows.extend(0, data.texts(rows.rows()));
        long read = System.nanoTime();
        for (int step = 0; step < plan.steps(); step++) {
            rows.extend(0, data.tokens(rows.rows()));
        }
        long written = System.nanoTime();
        reading.add(prompting, (read - start) / NANOS);
        writing.add(prompting, (written - read) / NANOS / plan.steps());
    }

    ServeResult result(String model, Precision precision) {
        Spread tokens = Spread.of(writing.of(Prompting.MANY).stream()
                .map(millis -> rows.rows() * MILLIS / millis)
                .toList());
        return new ServeResult(model, precision, rows.rows(), reading.part(), writing.part(), tokens);
    }
}
