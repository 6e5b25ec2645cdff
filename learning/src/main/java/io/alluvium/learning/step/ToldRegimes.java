package io.alluvium.learning.step;

import io.alluvium.learning.state.Label;
import io.alluvium.learning.state.Names;
import io.alluvium.learning.state.Regimes;
import io.alluvium.learning.state.StateTable;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** What records call the regimes of a domain, as it lies in its state. */
public final class ToldRegimes {

    private final StateTable table;

    /** Those of a domain. */
    public ToldRegimes(StateTable table) {
        this.table = table;
    }

    /** The regime of that name, the latest where there are several; the present one where no record has used the name. */
    public int named(@Nullable String name) {
        int found = name == null ? -1 : find(name);
        return found < 0 ? present() : found;
    }

    /** How many regimes there have been. */
    public int count() {
        SortedMap<String, Label> all = all();
        int last = all.isEmpty() ? 0 : Names.toldRegime(all.lastKey());
        return 1 + Math.max(last, present());
    }

    /**
     * The regime of a record that is called so; a new one gets the name. The first name ever is that of the present regime,
     * whose text nobody has called anything yet.
     *
     * @param returning whether a name that came before means the old regime
     */
    int of(String name, boolean returning) {
        int found = find(name);
        if (found >= 0 && (returning || found >= present())) {
            return found;
        }
        int regime = all().isEmpty() ? present() : count();
        table.put(Names.told(regime), new Label(name));
        return regime;
    }

    private int find(String name) {
        int found = -1;
        for (var told : all().entrySet()) {
            found = told.getValue().text().equals(name) ? Names.toldRegime(told.getKey()) : found;
        }
        return found;
    }

    private SortedMap<String, Label> all() {
        return table.under(Names.TOLD, Label.class);
    }

    private int present() {
        return table.get(Names.REGIMES, Regimes.class).current();
    }
}
