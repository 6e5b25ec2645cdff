package io.alluvium.learning.step;

import io.alluvium.learning.consolidation.Anchor;
import io.alluvium.learning.state.Names;
import io.alluvium.learning.state.StateTable;
import io.alluvium.learning.state.Tensor;
import io.alluvium.learning.state.TrainingPlace;
import io.alluvium.model.tuner.PromptShape;
import io.alluvium.model.tuner.SoftPrompt;
import org.jspecify.annotations.Nullable;

/**
 * The prompts of one domain, as they lie in its state.
 *
 * <p>The moving average is {@code a = d a + (1 - d) p} with {@code d = min(decay, (t - 1) / (t + 9))} at update t: after
 * one update it is the student, at first it follows closely, and it grows as slow as the recipe says.
 */
public final class PromptShelf {

    private static final double EAGERNESS = 9;

    private final StateTable table;
    private final PromptShape shape;
    private final double decay;

    public PromptShelf(StateTable table, PromptShape shape, double decay) {
        this.table = table;
        this.shape = shape;
        this.decay = decay;
    }

    /** The prompt in training. */
    public SoftPrompt student() {
        return new SoftPrompt(shape, table.get(Names.STUDENT, Tensor.class).values());
    }

    /** The prompt to serve and to publish: the moving average, or the first prompt before any update. */
    public SoftPrompt served() {
        SoftPrompt average = average();
        return average != null ? average : student();
    }

    /** The live prompt, if any. */
    public @Nullable SoftPrompt live() {
        return find(Names.LIVE);
    }

    /** Keeps the prompt that became live. */
    public void live(SoftPrompt prompt) {
        table.put(Names.LIVE, new Tensor(prompt.values()));
    }

    @Nullable
    SoftPrompt driftSnapshot() {
        return find(Names.DRIFT_SNAPSHOT);
    }

    void driftSnapshot(SoftPrompt prompt) {
        table.put(Names.DRIFT_SNAPSHOT, new Tensor(prompt.values()));
    }

    /** Begins with another student after so many updates, with an optimizer and an average that know nothing. */
    void restart(SoftPrompt fresh, long updates) {
        table.put(Names.STUDENT, new Tensor(fresh.values()));
        table.put(Names.FIRST_MOMENT, new Tensor(new float[shape.size()]));
        table.put(Names.SECOND_MOMENT, new Tensor(new float[shape.size()]));
        table.remove(Names.AVERAGE);
        table.put(Names.RESTART, new TrainingPlace(updates));
    }

    /** Updates that had been applied when the student began; 0 for the first one. */
    long restartedAt() {
        TrainingPlace restart = table.find(Names.RESTART, TrainingPlace.class);
        return restart == null ? 0 : restart.number();
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
    @Nullable
    SoftPrompt average() {
        return find(Names.AVERAGE);
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
    }

    private @Nullable SoftPrompt find(String name) {
        Tensor tensor = table.find(name, Tensor.class);
        return tensor == null ? null : new SoftPrompt(shape, tensor.values());
    }
}
