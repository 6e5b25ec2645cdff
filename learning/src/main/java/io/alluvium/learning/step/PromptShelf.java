package io.alluvium.learning.step;

import io.alluvium.learning.composer.PromptStack;
import io.alluvium.learning.consolidation.Anchor;
import io.alluvium.learning.state.Age;
import io.alluvium.learning.state.Names;
import io.alluvium.learning.state.StateTable;
import io.alluvium.learning.state.Tensor;
import io.alluvium.learning.state.Training;
import io.alluvium.model.tuner.PromptShape;
import io.alluvium.model.tuner.SoftPrompt;
import org.jspecify.annotations.Nullable;

/**
 * The trained numbers of one domain, as they lie in its state. What they stand for is the composer's affair.
 *
 * <p>The moving average is {@code a = d a + (1 - d) p} with {@code d = min(decay, (t - 1) / (t + 9))} at update t: after
 * one update it is the student, at first it follows closely, and it grows as slow as the recipe says.
 */
public final class PromptShelf {

    private static final double EAGERNESS = 9;

    private final StateTable table;
    private final PromptShape one;
    private final double decay;

    /** The shelf of a domain whose tuner gives a prompt that shape. */
    public PromptShelf(StateTable table, PromptShape one, double decay) {
        this.table = table;
        this.one = one;
        this.decay = decay;
    }

    PromptShape one() {
        return one;
    }

    /** The numbers in training. */
    float[] student() {
        return table.get(Names.STUDENT, Tensor.class).values();
    }

    /** The numbers to serve: the moving average, or the first ones before any update. */
    float[] served() {
        float[] average = average();
        return average != null ? average : student();
    }

    /** The live prompt, if any. */
    public @Nullable SoftPrompt live() {
        float[] live = find(Names.LIVE);
        return live == null ? null : new SoftPrompt(PromptStack.shapeOf(one, live.length), live);
    }

    /** Keeps the prompt that became live. */
    public void live(SoftPrompt prompt) {
        table.put(Names.LIVE, new Tensor(prompt.values()));
    }

    float @Nullable [] driftSnapshot() {
        return find(Names.DRIFT_SNAPSHOT);
    }

    void driftSnapshot(float... numbers) {
        table.put(Names.DRIFT_SNAPSHOT, new Tensor(numbers));
    }

    /** What consolidation left of the past, if a regime has ended. */
    @Nullable
    Anchor anchor() {
        Tensor values = table.find(Names.ANCHOR, Tensor.class);
        return values == null
                ? null
                : new Anchor(
                        values.values(),
                        table.get(Names.IMPORTANCE, Tensor.class).values());
    }

    void anchor(Anchor anchor) {
        table.put(Names.ANCHOR, new Tensor(anchor.values()));
        table.put(Names.IMPORTANCE, new Tensor(anchor.importance()));
    }

    /** The moving average of the student, if there was an update. */
    float @Nullable [] average() {
        return find(Names.AVERAGE);
    }

    /** Updates that the numbers in training have had: all of the domain's, or those since their regime began them. */
    long updates() {
        Age age = table.find(Names.AGE, Age.class);
        return age != null
                ? age.updates()
                : table.get(Names.TRAINING, Training.class).updates();
    }

    /** Takes the student's values after update {@code t}, and lets the average follow. */
    void moveStudent(float[] next, long t) {
        Tensor past = table.find(Names.AVERAGE, Tensor.class);
        double kept = Math.min(decay, (t - 1.0) / (t + EAGERNESS));
        float[] average = next.clone();
        for (int i = 0; past != null && i < next.length; i++) {
            average[i] = (float) (kept * past.values()[i] + (1 - kept) * next[i]);
        }
        table.put(Names.STUDENT, new Tensor(next));
        table.put(Names.AVERAGE, new Tensor(average));
        if (table.find(Names.AGE, Age.class) != null) {
            table.put(Names.AGE, new Age(t));
        }
    }

    private float @Nullable [] find(String name) {
        Tensor tensor = table.find(name, Tensor.class);
        return tensor == null ? null : tensor.values();
    }
}
