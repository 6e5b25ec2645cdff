package io.alluvium.learning.step;

import io.alluvium.learning.state.Age;
import io.alluvium.learning.state.Names;
import io.alluvium.learning.state.StateTable;
import io.alluvium.learning.state.StateValue;
import io.alluvium.learning.state.Tensor;
import io.alluvium.learning.state.Training;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What ended regimes of a domain have left, as it lies in its state: the numbers that their texts are read with and, where a
 * regime may return, what these need to be trained on as if there had been no other regime.
 */
final class KeptNumbers {

    private static final List<String> TRAINED =
            List.of(Names.STUDENT, Names.FIRST_MOMENT, Names.SECOND_MOMENT, Names.AGE);

    private final StateTable table;

    KeptNumbers(StateTable table) {
        this.table = table;
    }

    /** What an ended regime's texts are read with; null where it left nothing, or has not ended. */
    float @Nullable [] of(int regime) {
        Tensor kept = table.find(Names.kept(regime), Tensor.class);
        return kept == null ? null : kept.values();
    }

    /** The same of all regimes with lower numbers, the lowest first. */
    List<float[]> before(int regime) {
        return table.under(Names.KEPT, Tensor.class).headMap(Names.kept(regime)).values().stream()
                .map(Tensor::values)
                .toList();
    }

    /** Puts away what is in training; all of it where the regime may return. */
    void keep(int regime, boolean mayReturn) {
        Tensor average = table.find(Names.AVERAGE, Tensor.class);
        if (mayReturn) {
            age(table.find(Names.AGE, Age.class));
            TRAINED.forEach(name -> table.put(Names.parked(regime, name), table.get(name, StateValue.class)));
        }
        table.put(Names.kept(regime), average != null ? average : table.get(Names.STUDENT, Tensor.class));
        table.remove(Names.AVERAGE);
    }

    private void age(@Nullable Age known) {
        long all = table.get(Names.TRAINING, Training.class).updates();
        table.put(Names.AGE, known != null ? known : new Age(all));
    }

    /** Trains new numbers from now on. */
    void begin(float... numbers) {
        table.put(Names.STUDENT, new Tensor(numbers));
        table.put(Names.FIRST_MOMENT, new Tensor(new float[numbers.length]));
        table.put(Names.SECOND_MOMENT, new Tensor(new float[numbers.length]));
        table.put(Names.AGE, new Age(0));
    }

    /** Trains new numbers from now on, and forgets those that were in training. */
    void replace(float... numbers) {
        table.remove(Names.AVERAGE);
        begin(numbers);
    }

    /** Goes on with what was put away whole. */
    void resume(int regime) {
        TRAINED.forEach(name -> {
            table.put(name, table.get(Names.parked(regime, name), StateValue.class));
            table.remove(Names.parked(regime, name));
        });
        if (table.get(Names.AGE, Age.class).updates() > 0) {
            table.put(Names.AVERAGE, table.get(Names.kept(regime), Tensor.class));
        }
        table.remove(Names.kept(regime));
    }
}
