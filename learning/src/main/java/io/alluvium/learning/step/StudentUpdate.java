package io.alluvium.learning.step;

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
import org.jspecify.annotations.Nullable;

/** One gradient update of the student: teachers, objective, gradient, optimizer. */
final class StudentUpdate {

    private final Backbone backbone;
    private final StateTable table;
    private final PromptShelf prompts;
    private final Method method;

    StudentUpdate(Backbone backbone, StateTable table, PromptShelf prompts, Method method) {
        this.backbone = backbone;
        this.table = table;
        this.prompts = prompts;
        this.method = method;
    }

    StepResult run(BatchRows rows, @Nullable AdaptedSource adapted, RememberedGradients memory) {
        SoftPrompt student = prompts.student();
        TeacherShelf shelf =
                new TeacherShelf(student, prompts.live(), prompts.average(), prompts.driftSnapshot(), adapted);
        Teachers teachers = method.teacher().teachers(shelf);
        List<Objective> parts =
                method.losses().stream().map(term -> term.part(rows, teachers)).toList();
        Objective objective = Objective.sum(rows, parts);
        StepResult result = backbone.step(
                new StepRequest(student, TokenBatch.of(rows.all()), objective.weights(), objective.distillation()));
        move(student, method.gradient().adjust(held(result.gradient(), student), memory.at(student)));
        return result;
    }

    private float[] held(float[] gradient, SoftPrompt student) {
        Anchor anchor = prompts.anchor();
        return anchor == null
                ? gradient
                : anchor.pull(gradient, student.values(), method.consolidation().weight());
    }

    /** Moves the student, unless the gradient holds a number that would spoil it for good. */
    private void move(SoftPrompt student, float[] gradient) {
        Training training = table.get(Names.TRAINING, Training.class);
        boolean usable = finite(gradient);
        if (usable) {
            Optimizer.Moments moments = new Optimizer.Moments(
                    table.get(Names.FIRST_MOMENT, Tensor.class).values(),
                    table.get(Names.SECOND_MOMENT, Tensor.class).values(),
                    training.updates() - prompts.restartedAt());
            Optimizer.Update update = method.optimizer().step(student.values(), gradient, moments);
            table.put(Names.FIRST_MOMENT, new Tensor(update.moments().first()));
            table.put(Names.SECOND_MOMENT, new Tensor(update.moments().second()));
            prompts.moveStudent(update.parameters(), update.moments().updates());
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
