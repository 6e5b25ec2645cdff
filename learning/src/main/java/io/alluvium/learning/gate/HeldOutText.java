package io.alluvium.learning.gate;

import io.alluvium.learning.metric.WindowScorer;
import io.alluvium.learning.recipe.GateSettings;
import io.alluvium.learning.state.HeldOutWindow;
import io.alluvium.learning.state.Names;
import io.alluvium.learning.state.StateTable;
import io.alluvium.model.Backbone;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The held-out windows of a domain, regime by regime. The first windows of a regime are kept and never replaced, so
 * losses measured at different times are of the same text.
 */
public final class HeldOutText {

    private final StateTable table;
    private final GateSettings settings;

    public HeldOutText(StateTable table, GateSettings settings) {
        this.table = table;
        this.settings = settings;
    }

    /** Keeps windows of a held-out record for its regime; false when the regime has enough. */
    public boolean add(List<int[]> windows, int regime) {
        int kept = table.under(Names.heldOut(regime), HeldOutWindow.class).size();
        int room = Math.min(settings.windowsPerRecord(), settings.heldOutPerRegime() - kept);
        int taken = Math.min(Math.max(0, room), windows.size());
        for (int i = 0; i < taken; i++) {
            table.put(Names.heldOut(regime, kept + i), new HeldOutWindow(windows.get(i), Double.NaN));
        }
        return taken > 0;
    }

    /** The windows to score, by regime, with their frozen losses known; fewer per regime when there are many regimes. */
    SortedMap<Integer, List<HeldOutWindow>> scored(Backbone backbone) {
        SortedMap<Integer, List<String>> names = chosen();
        List<String> unknown = names.values().stream()
                .flatMap(List::stream)
                .filter(name -> !window(name).scored())
                .toList();
        double[] sums = WindowScorer.sums(
                backbone,
                null,
                unknown.stream().map(name -> window(name).tokens()).toList());
        for (int i = 0; i < sums.length; i++) {
            table.put(unknown.get(i), new HeldOutWindow(window(unknown.get(i)).tokens(), sums[i]));
        }
        SortedMap<Integer, List<HeldOutWindow>> scored = new TreeMap<>();
        names.forEach((regime, list) ->
                scored.put(regime, list.stream().map(this::window).toList()));
        return scored;
    }

    private SortedMap<Integer, List<String>> chosen() {
        SortedMap<Integer, List<String>> all = new TreeMap<>();
        for (String name : table.under(Names.HELD_OUT, HeldOutWindow.class).keySet()) {
            all.computeIfAbsent(Names.heldOutRegime(name), any -> new ArrayList<>())
                    .add(name);
        }
        int most = Math.max(1, settings.maxWindows() / Math.max(1, all.size()));
        for (Map.Entry<Integer, List<String>> regime : all.entrySet()) {
            List<String> list = regime.getValue();
            regime.setValue(list.subList(0, Math.min(most, list.size())));
        }
        return all;
    }

    private HeldOutWindow window(String name) {
        return table.get(name, HeldOutWindow.class);
    }
}
