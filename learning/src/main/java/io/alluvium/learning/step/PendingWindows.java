package io.alluvium.learning.step;

import io.alluvium.learning.recipe.BatchSettings;
import io.alluvium.learning.state.Names;
import io.alluvium.learning.state.PendingWindow;
import io.alluvium.learning.state.StateTable;
import io.alluvium.learning.state.Training;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** The queue of windows that wait for their batch, in the order of the log. */
public final class PendingWindows {

    private final StateTable table;
    private final BatchSettings batch;

    public PendingWindows(StateTable table, BatchSettings batch) {
        this.table = table;
        this.batch = batch;
    }

    /** Adds the windows of one record. */
    public void add(List<int[]> windows, String contentDigest) {
        Training training = table.get(Names.TRAINING, Training.class);
        for (int i = 0; i < windows.size(); i++) {
            String completes = i == windows.size() - 1 ? contentDigest : "";
            table.put(Names.pending(training.nextWindow() + i), new PendingWindow(windows.get(i), completes));
        }
        table.put(Names.TRAINING, training.waiting(windows.size()));
    }

    /** Records that wait, wholly or in part. */
    public int records() {
        return (int) waiting().values().stream().filter(PendingWindow::last).count();
    }

    /** Whether a whole batch waits. */
    public boolean full() {
        int tokens =
                waiting().values().stream().mapToInt(PendingWindow::targets).sum();
        return tokens >= batch.tokens() || records() >= batch.records();
    }

    /** Takes the next batch out: as many windows from the front as the batch's tokens allow, and one at least. */
    public List<PendingWindow> take() {
        List<PendingWindow> taken = new ArrayList<>();
        int tokens = 0;
        for (Map.Entry<String, PendingWindow> next : waiting().entrySet()) {
            tokens += next.getValue().targets();
            if (!taken.isEmpty() && tokens > batch.tokens()) {
                break;
            }
            taken.add(next.getValue());
            table.remove(next.getKey());
        }
        return taken;
    }

    private SortedMap<String, PendingWindow> waiting() {
        return table.under(Names.PENDING, PendingWindow.class);
    }
}
