package io.alluvium.learning.step;

import io.alluvium.learning.composer.Composed;
import io.alluvium.learning.composer.Fresh;
import io.alluvium.learning.loss.BatchRows;
import io.alluvium.learning.optimizer.Optimizer;
import io.alluvium.learning.random.SeededRandom;
import io.alluvium.learning.state.Names;
import io.alluvium.learning.state.StateTable;
import io.alluvium.learning.state.Tensor;
import io.alluvium.learning.state.Training;
import io.alluvium.learning.state.TrainingPlace;
import io.alluvium.learning.teacher.Adaptation;
import io.alluvium.learning.teacher.AdaptedSource;
import io.alluvium.model.Backbone;
import io.alluvium.model.StepRequest;
import io.alluvium.model.TokenBatch;
import io.alluvium.model.tuner.SoftPrompt;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The teacher that a method makes of an earlier regime's prompt, if it does. */
final class SourceAdaptation {

    private final Backbone backbone;
    private final StateTable table;
    private final PromptReader reader;
    private final Method method;
    private final @Nullable Adaptation plan;

    SourceAdaptation(Backbone backbone, StateTable table, PromptReader reader, Method method) {
        this.backbone = backbone;
        this.table = table;
        this.reader = reader;
        this.method = method;
        this.plan = method.teacher().adaptation();
    }

    /** A new regime begins: the served numbers are the teacher to be, and the student may begin anew. */
    void begin(float[] served, SeededRandom random) {
        if (plan == null) {
            return;
        }
        keep(served, new Optimizer.Moments(new float[served.length], new float[served.length], 0));
        table.put(Names.ADAPTED_SINCE, new TrainingPlace(training().steps()));
        if (plan.freshStudent()) {
            Fresh fresh = new Fresh(backbone, reader.shelf().one(), method.initializer(), random, List.of());
            reader.kept().replace(reader.composer().first(fresh));
        }
    }

    /** One update of the teacher on new text, while it is not frozen. */
    void tune(List<int[]> fresh, RememberedGradients memory) {
        float[] teacher = teacher();
        if (plan == null || teacher == null || batchesSeen() >= plan.batches()) {
            return;
        }
        Composed composed = reader.compose(teacher, reader.queries(fresh));
        if (composed.prompt() == null) {
            return;
        }
        StepRequest request =
                new StepRequest(composed.prompt(), TokenBatch.of(fresh), BatchRows.weights(fresh, 1), null);
        float[] gradient = method.gradient()
                .adjust(composed.gradient(backbone.step(request).gradient()), memory.at(teacher));
        if (StudentUpdate.finite(gradient)) {
            Optimizer.Moments moments = new Optimizer.Moments(
                    table.get(Names.ADAPTED_FIRST_MOMENT, Tensor.class).values(),
                    table.get(Names.ADAPTED_SECOND_MOMENT, Tensor.class).values(),
                    table.get(Names.ADAPTED_UPDATES, TrainingPlace.class).number());
            Optimizer.Update update = method.optimizer().step(teacher, gradient, moments);
            keep(update.parameters(), update.moments());
        }
    }

    /** How alike teacher and student are on the first windows of a batch; 0 without a teacher. */
    double similarity(List<int[]> windows) {
        float[] teacher = teacher();
        if (plan == null || teacher == null) {
            return 0;
        }
        List<int[]> probes = windows.subList(0, Math.min(plan.probes(), windows.size()));
        SoftPrompt one = read(teacher, probes);
        SoftPrompt other = read(reader.shelf().student(), probes);
        return one == null || other == null ? 0 : PromptSimilarity.of(backbone, probes, one, other);
    }

    /** What teaches these rows with this similarity, if there was a boundary. */
    @Nullable
    AdaptedSource source(double similarity, BatchRows rows) {
        float[] teacher = teacher();
        SoftPrompt prompt = teacher == null ? null : read(teacher, rows.all());
        return prompt == null ? null : new AdaptedSource(prompt, similarity);
    }

    private @Nullable SoftPrompt read(float[] numbers, List<int[]> windows) {
        return reader.compose(numbers, reader.queries(windows)).prompt();
    }

    private float @Nullable [] teacher() {
        Tensor values = table.find(Names.ADAPTED, Tensor.class);
        return values == null ? null : values.values();
    }

    private void keep(float[] values, Optimizer.Moments moments) {
        table.put(Names.ADAPTED, new Tensor(values));
        table.put(Names.ADAPTED_FIRST_MOMENT, new Tensor(moments.first()));
        table.put(Names.ADAPTED_SECOND_MOMENT, new Tensor(moments.second()));
        table.put(Names.ADAPTED_UPDATES, new TrainingPlace(moments.updates()));
    }

    private long batchesSeen() {
        return training().steps()
                - table.get(Names.ADAPTED_SINCE, TrainingPlace.class).number();
    }

    private Training training() {
        return table.get(Names.TRAINING, Training.class);
    }
}
