package io.alluvium.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.alluvium.learning.recipe.Recipe;
import io.alluvium.learning.state.Age;
import io.alluvium.learning.state.Names;
import io.alluvium.learning.state.StateTable;
import io.alluvium.learning.state.Tensor;
import io.alluvium.learning.state.Training;
import io.alluvium.learning.state.TrainingPlace;
import io.alluvium.model.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The prompt of the regime before, tuned on the present one, teaches a student that begins anew or goes on. */
class AdaptedSourceTest extends TinyBackboneTest {

    private static final int REGIME = 3;
    private static final int TUNED = 2;

    private final Recipe recipe = TinyDomain.recipe("panda")
            .with("boundary", Map.of("name", "every-n", "batches", REGIME))
            .with("teacher.batches", TUNED);

    /** The state after each step. */
    private static List<StateTable> learn(Recipe method, int steps) {
        DomainLearner learner = DomainLearner.create(backbone, method, "rivers", 3);
        List<StateTable> states = new ArrayList<>();
        for (int i = 0; states.size() < steps; i++) {
            if (learner.offer(TinyDomain.river(i)) instanceof Offer.Trained) {
                states.add(StateTable.restore(learner.state()));
            }
        }
        return states;
    }

    private static float[] numbers(StateTable state, String name) {
        return state.get(name, Tensor.class).values();
    }

    @Test
    void shouldTeachNothingBeforeABoundary() {
        // When
        List<StateTable> states = learn(recipe, REGIME);

        // Then
        assertThat(states.get(REGIME - 1).find(Names.ADAPTED, Tensor.class)).isNull();
        assertThat(states.get(REGIME - 1).find(Names.AGE, Age.class)).isNull();
    }

    @Test
    void shouldTuneTheTeacherForItsBatchesAndThenFreezeIt() {
        // When
        List<StateTable> states = learn(recipe, 2 * REGIME);

        // Then
        StateTable first = states.get(REGIME);
        StateTable second = states.get(REGIME + 1);
        StateTable third = states.get(REGIME + 2);
        assertThat(numbers(first, Names.ADAPTED)).isNotEqualTo(numbers(states.get(REGIME - 1), Names.AVERAGE));
        assertThat(numbers(second, Names.ADAPTED)).isNotEqualTo(numbers(first, Names.ADAPTED));
        assertThat(numbers(third, Names.ADAPTED)).isEqualTo(numbers(second, Names.ADAPTED));
        assertThat(third.get(Names.ADAPTED_UPDATES, TrainingPlace.class).number())
                .isEqualTo(TUNED);
    }

    @Test
    void shouldBeTheServedPromptItselfWhereItIsNotTuned() {
        // When
        List<StateTable> states = learn(recipe.with("teacher.batches", 0), REGIME + 2);

        // Then
        assertThat(numbers(states.get(REGIME + 1), Names.ADAPTED))
                .isEqualTo(numbers(states.get(REGIME - 1), Names.AVERAGE));
    }

    @Test
    void shouldBeginAnewWithOptimizerAndAverageUnlessToldToGoOn() {
        // Given
        List<StateTable> goesOn = learn(recipe.with("teacher.freshStudent", false), REGIME + 1);

        // When
        List<StateTable> fresh = learn(recipe, REGIME + 1);

        // Then
        StateTable after = fresh.get(REGIME);
        assertThat(after.get(Names.AGE, Age.class).updates()).isEqualTo(1);
        assertThat(numbers(after, Names.AVERAGE)).isEqualTo(numbers(after, Names.STUDENT));
        assertThat(after.get(Names.TRAINING, Training.class).updates()).isEqualTo(REGIME + 1);
        // Adam's first step is as long as its rate, in its first moment there is a tenth of one gradient.
        assertThat(norm(numbers(after, Names.FIRST_MOMENT))).isLessThanOrEqualTo(0.1001);
        assertThat(goesOn.get(REGIME).find(Names.AGE, Age.class)).isNull();
        assertThat(distance(goesOn, Names.STUDENT)).isLessThan(distance(fresh, Names.STUDENT));
    }

    @Test
    void shouldAverageTheFreshStudentAsEagerlyAsAFirstOne() {
        // When
        List<StateTable> states = learn(recipe, REGIME + 2);

        // Then: its second update keeps 1 / 11 of the first
        float[] first = numbers(states.get(REGIME), Names.STUDENT);
        float[] second = numbers(states.get(REGIME + 1), Names.STUDENT);
        float[] average = numbers(states.get(REGIME + 1), Names.AVERAGE);
        for (int i = 0; i < average.length; i++) {
            assertThat((double) average[i]).isCloseTo((first[i] + 10.0 * second[i]) / 11, within(1e-6));
        }
    }

    @Test
    void shouldCountWhatTheTeacherComputes() {
        // Given
        Work before = backbone.work();
        learn(recipe.with("teacher.batches", 0), 2 * REGIME);
        Work untuned = backbone.work().since(before);
        before = backbone.work();

        // When
        List<StateTable> states = learn(recipe, 2 * REGIME);

        // Then
        Work tuned = backbone.work().since(before);
        long tokens = states.get(REGIME + TUNED - 1)
                        .get(Names.TRAINING, Training.class)
                        .tokens()
                - states.get(REGIME - 1).get(Names.TRAINING, Training.class).tokens();
        assertThat(tuned.backward() - untuned.backward()).isEqualTo(tokens);
        assertThat(tuned.forward() - untuned.forward()).isEqualTo(tokens);
    }

    @Test
    void shouldGoOnAfterARestartInTheMiddleOfTuning() {
        // Given
        DomainLearner steady = DomainLearner.create(backbone, recipe, "rivers", 3);
        DomainLearner restarted = DomainLearner.create(backbone, recipe, "rivers", 3);

        // When
        for (int i = 0; i < 40; i++) {
            steady.offer(TinyDomain.river(i));
            restarted.offer(TinyDomain.river(i));
            restarted = DomainLearner.restore(backbone, restarted.state());
        }

        // Then
        assertThat(steady.progress().regimes()).isGreaterThan(2);
        assertThat(TinyDomain.hex(restarted.state().entries()))
                .isEqualTo(TinyDomain.hex(steady.state().entries()));
    }

    private static double distance(List<StateTable> states, String name) {
        float[] before = numbers(states.get(REGIME - 1), name);
        float[] after = numbers(states.get(REGIME), name);
        float[] difference = new float[before.length];
        for (int i = 0; i < before.length; i++) {
            difference[i] = after[i] - before[i];
        }
        return norm(difference);
    }

    private static double norm(float... numbers) {
        double squares = 0;
        for (float number : numbers) {
            squares += (double) number * number;
        }
        return Math.sqrt(squares);
    }
}
