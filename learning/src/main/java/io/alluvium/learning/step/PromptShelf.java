package io.alluvium.learning.step;

import io.alluvium.learning.state.Names;
import io.alluvium.learning.state.StateTable;
import io.alluvium.learning.state.Tensor;
import io.alluvium.learning.state.Training;
import io.alluvium.model.PromptShape;
import io.alluvium.model.SoftPrompt;
import org.jspecify.annotations.Nullable;

/**
 * The prompts of one domain, as they lie in its state.
 *
 * <p>The moving average is stored raw, {@code a = decay a + (1 - decay) p} from zero, and read as
 * {@code a / (1 - decay^t)} after t updates: early averages are not dragged towards zero, and after one update the
 * average is the student.
 */
public final class PromptShelf {

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

    /** The moving average of the student, if there was an update. */
    @Nullable
    SoftPrompt average() {
        long updates = table.get(Names.TRAINING, Training.class).updates();
        Tensor raw = table.find(Names.AVERAGE, Tensor.class);
        if (raw == null || updates == 0) {
            return null;
        }
        double correction = 1 - StrictMath.pow(decay, updates);
        float[] values = new float[shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (raw.values()[i] / correction);
        }
        return new SoftPrompt(shape, values);
    }

    /** Takes the student's next values, and lets the average follow. */
    void moveStudent(float[] next) {
        Tensor past = table.find(Names.AVERAGE, Tensor.class);
        float[] average = new float[next.length];
        for (int i = 0; i < next.length; i++) {
            double before = past == null ? 0 : past.values()[i];
            average[i] = (float) (decay * before + (1 - decay) * next[i]);
        }
        table.put(Names.STUDENT, new Tensor(next));
        table.put(Names.AVERAGE, new Tensor(average));
    }

    private @Nullable SoftPrompt find(String name) {
        Tensor tensor = table.find(name, Tensor.class);
        return tensor == null ? null : new SoftPrompt(shape, tensor.values());
    }
}
