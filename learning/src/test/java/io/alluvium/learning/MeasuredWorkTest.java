package io.alluvium.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.alluvium.learning.recipe.Recipe;
import io.alluvium.learning.recipe.Recipes;
import io.alluvium.model.TokenBatch;
import io.alluvium.model.Work;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a learner computes is counted, and what it foresees is told record by record. */
class MeasuredWorkTest extends TinyBackboneTest {

    @Test
    void shouldReadNewTextThreeTimesAndGoBackThroughItOnceWhereNothingIsRemembered() {
        // Given
        DomainLearner learner = DomainLearner.create(backbone, TinyDomain.recipe("naive-prefix"), "rivers", 1);
        Work before = backbone.work();

        // When
        List<StepReport> steps = learn(learner);

        // Then
        Work work = backbone.work().since(before);
        long tokens = steps.stream().mapToLong(StepReport::newTokens).sum();
        assertThat(work.backward()).isEqualTo(tokens);
        assertThat(work.forward()).isEqualTo(3 * tokens);
    }

    @Test
    void shouldCountThePlacesThatShortRowsLeaveEmpty() {
        // Given
        Work before = backbone.work();

        // When
        backbone.losses(TokenBatch.of(List.of(new int[] {1, 2, 3}, new int[] {1, 2, 3, 4, 5})), null);

        // Then
        assertThat(backbone.work().since(before)).isEqualTo(new Work(6, 0, 2));
    }

    @Test
    void shouldCountWhatIsReplayedAndWhatTeachersRead() {
        // Given
        DomainLearner learner = DomainLearner.create(backbone, TinyDomain.recipe(Recipes.DEFAULT), "rivers", 1);
        Work before = backbone.work();

        // When
        List<StepReport> steps = learn(learner);

        // Then
        Work work = backbone.work().since(before);
        long tokens = steps.stream().mapToLong(StepReport::newTokens).sum();
        assertThat(work.backward()).isGreaterThan(tokens);
        assertThat(work.forward()).isGreaterThan(2 * tokens + work.backward());
    }

    @Test
    void shouldSpendOnReplayWhatTheDefaultSpendsOnItsTeachers() {
        // Given: the bundled files' own shares of replay, and windows of one length
        double wanted = workPerToken(Recipes.DEFAULT);

        // When
        double found = workPerToken("experience-replay-equal-compute");

        // Then
        assertThat(found).isCloseTo(wanted, withinPercentage(4));
        assertThat(workPerToken("experience-replay")).isLessThan(0.85 * wanted);
    }

    /** Tokens read and twice those gone back through, for each new token of a stream. */
    private static double workPerToken(String name) {
        Recipe bundled = Recipes.bundled(name);
        int windows = bundled.batch().updateTokens() / bundled.batch().window();
        Recipe recipe = TinyDomain.recipe(name)
                .with("batch.tokens", 2 * windows * 24)
                .with("batch.records", 1000)
                .with("batch.updateTokens", windows * 24);
        DomainLearner learner = DomainLearner.create(backbone, recipe, "rivers", 1);
        Work before = backbone.work();
        for (int i = 0; i < 10; i++) {
            learner.offer(LearningExample.of("the river " + i + " carried its ground; ".repeat(60), i));
            while (learner.catchUp().isPresent()) {
                before = learner.progress().steps() == 4 ? backbone.work() : before;
            }
        }
        Work work = backbone.work().since(before);
        long tokens = learner.progress().trainedTokens() - 4L * 2 * windows * 24;
        return (work.forward() + 2.0 * work.backward()) / tokens;
    }

    @Test
    void shouldTellTheLossesOfEachWindowOfNewText() {
        // Given
        DomainLearner learner = DomainLearner.create(backbone, TinyDomain.recipe("naive-prefix"), "rivers", 1);

        // When
        List<StepReport> steps = learn(learner);

        // Then
        for (StepReport step : steps) {
            assertThat(step.newText().stream().mapToLong(WindowLoss::tokens).sum())
                    .isEqualTo(step.newTokens());
            assertThat(step.newText().stream().filter(WindowLoss::last)).hasSize(step.newRecords());
            assertThat(step.newText().stream().mapToDouble(WindowLoss::served).sum() / step.newTokens())
                    .isCloseTo(step.prequentialLoss(), within(1e-9));
            assertThat(step.newText().stream().mapToDouble(WindowLoss::frozen).sum() / step.newTokens())
                    .isCloseTo(step.frozenLoss(), within(1e-9));
        }
    }

    private static List<StepReport> learn(DomainLearner learner) {
        List<StepReport> steps = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            if (learner.offer(TinyDomain.river(i)) instanceof Offer.Trained trained) {
                steps.add(trained.step());
            }
        }
        learner.cut().ifPresent(steps::add);
        return steps;
    }
}
