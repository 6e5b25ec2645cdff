package io.alluvium.learning.step;

import io.alluvium.learning.composer.Composed;
import io.alluvium.learning.consolidation.Anchor;
import io.alluvium.learning.loss.BatchRows;
import io.alluvium.learning.loss.Objective;
import io.alluvium.learning.optimizer.Optimizer;
import io.alluvium.learning.state.Names;
import io.alluvium.learning.state.StateTable;
import io.alluvium.learning.state.Tensor;
import io.alluvium.learning.state.Training;
import io.alluvium.learning.teacher.AdaptedSource;
import io.alluvium.learning.teacher.TeacherShelf;
import io.alluvium.learning.teacher.Teachers;
import io.alluvium.model.Backbone;
import io.alluvium.model.StepRequest;
import io.alluvium.model.StepResult;
import io.alluvium.model.TokenBatch;
import io.alluvium.model.tuner.SoftPrompt;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One gradient update of the student: teachers, objective, gradient, optimizer. */
final class StudentUpdate {

    private final Backbone backbone;
    private final StateTable table;
    private final PromptReader reader;
    private final Method method;

    StudentUpdate(Backbone backbone, StateTable table, PromptReader reader, Method method) {
        this.backbone = backbone;
        this.table = table;
        this.reader = reader;
        this.method = method;
    }

    StepResult run(BatchRows rows, @Nullable AdaptedSource adapted, RememberedGradients memory) {
        List<float[]> queries = reader.queries(rows.all());
        float[] student = reader.shelf().student();
        Composed composed = reader.compose(student, queries);
        SoftPrompt prompt = Objects.requireNonNull(composed.prompt(), "nothing is trained without a prompt");
        Teachers teachers = method.teacher().teachers(shelf(prompt, queries, adapted));
        List<Objective> parts =
                method.losses().stream().map(term -> term.part(rows, teachers)).toList();
        Objective objective = Objective.sum(rows, parts);
        StepResult result = backbone.step(
                new StepRequest(prompt, TokenBatch.of(rows.all()), objective.weights(), objective.distillation()));
        move(
                student,
                method.gradient().adjust(held(composed.gradient(result.gradient()), student), memory.at(student)));
        return result;
    }

    /** Who can teach: each read as the student is. A live prompt of another form than the student's now cannot. */
    private TeacherShelf shelf(SoftPrompt student, List<float[]> queries, @Nullable AdaptedSource adapted) {
        SoftPrompt live = reader.shelf().live();
        return new TeacherShelf(
                student,
                live != null && live.shape().equals(student.shape()) ? live : null,
                read(reader.shelf().average(), queries),
                read(reader.shelf().driftSnapshot(), queries),
                adapted);
    }

    private @Nullable SoftPrompt read(float @Nullable [] numbers, List<float[]> queries) {
        return numbers == null ? null : reader.compose(numbers, queries).prompt();
    }

    private float[] held(float[] gradient, float... student) {
        Anchor anchor = reader.shelf().anchor();
        return anchor == null
                ? gradient
                : anchor.pull(gradient, student, method.consolidation().weight());
    }

    /** Moves the student, unless the gradient holds a number that would spoil it for good. */
    private void move(float[] student, float... gradient) {
        Training training = table.get(Names.TRAINING, Training.class);
        boolean usable = finite(gradient);
        if (usable) {
            Optimizer.Moments moments = new Optimizer.Moments(
                    table.get(Names.FIRST_MOMENT, Tensor.class).values(),
                    table.get(Names.SECOND_MOMENT, Tensor.class).values(),
                    reader.shelf().updates());
            Optimizer.Update update = method.optimizer().step(student, gradient, moments);
            table.put(Names.FIRST_MOMENT, new Tensor(update.moments().first()));
            table.put(Names.SECOND_MOMENT, new Tensor(update.moments().second()));
            reader.shelf().moveStudent(update.parameters(), update.moments().updates());
        }
        table.put(Names.TRAINING, training.update(usable));
    }

    static boolean finite(float... gradient) {
        for (float g : gradient) {
            if (!Float.isFinite(g)) {
                return false;
            }
        }
        return true;
    }
}
