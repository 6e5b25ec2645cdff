package io.alluvium.standalone.stream.replay;

import io.alluvium.learning.StepReport;
import io.alluvium.learning.WindowLoss;
import java.util.ArrayList;
import java.util.List;

/** Gathers the windows of training steps into records. */
final class PrequentialLog {

    private final List<WindowLoss> records = new ArrayList<>();
    private final List<Integer> stageEnds = new ArrayList<>();
    private WindowLoss open = new WindowLoss(0, 0, 0, false);

    /** The windows of one more step. */
    void add(StepReport step) {
        for (WindowLoss window : step.newText()) {
            open = new WindowLoss(
                    open.tokens() + window.tokens(),
                    open.served() + window.served(),
                    open.frozen() + window.frozen(),
                    window.last());
            if (open.last()) {
                records.add(open);
                open = new WindowLoss(0, 0, 0, false);
            }
        }
    }

    /** A stage has ended; everything that came is learned. */
    void endStage() {
        stageEnds.add(records.size());
    }

    Prequential losses() {
        return new Prequential(
                records.stream().mapToLong(WindowLoss::tokens).toArray(),
                records.stream().mapToDouble(WindowLoss::served).toArray(),
                records.stream().mapToDouble(WindowLoss::frozen).toArray(),
                stageEnds.stream().mapToInt(Integer::intValue).toArray());
    }
}
