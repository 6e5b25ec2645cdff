package io.alluvium.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alluvium.learning.plug.RecipeException;
import io.alluvium.learning.recipe.Recipe;
import io.alluvium.learning.state.Names;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Learners that hold a prompt for each regime which the text's source names. */
class RegimePromptsTest extends TinyBackboneTest {

    private final Recipe recipe = TinyDomain.recipe("regime-prompts");

    private static DomainLearner learner(Recipe method) {
        return DomainLearner.create(backbone, method, "rivers", 1);
    }

    private static LearningExample river(int i) {
        return TinyDomain.river(i).ofRegime("rivers");
    }

    private static LearningExample digits(int i) {
        return TinyDomain.digits(i).ofRegime("digits");
    }

    private static List<StepReport> learn(DomainLearner learner, List<LearningExample> examples) {
        List<StepReport> steps = new ArrayList<>();
        for (LearningExample example : examples) {
            if (learner.offer(example) instanceof Offer.Trained trained) {
                steps.add(trained.step());
            }
            learner.catchUp().ifPresent(steps::add);
        }
        return steps;
    }

    private static List<LearningExample> rivers(int from, int to) {
        List<LearningExample> rivers = new ArrayList<>();
        for (int i = from; i < to; i++) {
            rivers.add(river(i));
        }
        return rivers;
    }

    private static List<LearningExample> digitsOf(int from, int to) {
        List<LearningExample> digits = new ArrayList<>();
        for (int i = from; i < to; i++) {
            digits.add(digits(i));
        }
        return digits;
    }

    @Test
    void shouldGoOnWithARegimesOldPromptAsIfItHadNeverEnded() {
        // Given
        DomainLearner steady = learner(recipe);
        DomainLearner interrupted = learner(recipe);
        learn(steady, rivers(0, 20));
        learn(interrupted, rivers(0, 20));
        steady.cut();
        interrupted.cut();
        String before = interrupted.predictor("rivers").fingerprint();

        // When
        learn(interrupted, digitsOf(20, 40));
        interrupted.cut();
        String meanwhile = interrupted.predictor("rivers").fingerprint();
        String digits = interrupted.predictor("digits").fingerprint();
        learn(steady, rivers(40, 60));
        interrupted = DomainLearner.restore(backbone, interrupted.state());
        learn(interrupted, rivers(40, 60));

        // Then
        assertThat(meanwhile).isEqualTo(before).isNotEqualTo(digits);
        assertThat(interrupted.served()).isEqualTo(steady.served());
        assertThat(interrupted.predictor("digits").fingerprint()).isEqualTo(digits);
        assertThat(interrupted.progress().regimes()).isEqualTo(2);
        assertThat(interrupted.progress().driftsDetected()).isEqualTo(2);
    }

    @Test
    void shouldEndABatchWhereItsRegimeEndsAndSayThatANewOneBegan() {
        // When
        List<StepReport> steps = learn(learner(recipe), List.of(river(0), river(1), digits(2), digits(3), river(5)));

        // Then
        assertThat(steps).extracting(StepReport::newRecords).containsExactly(2, 2);
        assertThat(steps).extracting(StepReport::regime).containsExactly(0, 1);
        assertThat(steps).extracting(StepReport::drift).containsExactly(false, true);
    }

    @Test
    void shouldFileHeldOutTextUnderItsOwnRegimeWithoutLeavingThePresentOne() {
        // Given
        DomainLearner learner = learner(recipe);

        // When
        learn(learner, List.of(river(0), digits(4), river(1), digits(5), river(9)));

        // Then
        assertThat(learner.state().entries().keySet())
                .filteredOn(name -> name.startsWith(Names.HELD_OUT))
                .extracting(Names::heldOutRegime)
                .contains(0, 1)
                .containsOnly(0, 1);
        assertThat(learner.progress().driftsDetected()).isEqualTo(1);
        assertThat(learner.progress().regimes()).isEqualTo(2);
    }

    @Test
    void shouldStayInOneRegimeWhereNobodySaysWhich() {
        // Given
        DomainLearner silent = learner(recipe);
        DomainLearner naive =
                learner(recipe.with("boundary", Map.of("name", "none")).with("composer", Map.of("name", "own")));

        // When
        for (int i = 0; i < 40; i++) {
            silent.offer(TinyDomain.river(i));
            naive.offer(TinyDomain.river(i).ofRegime("heard by nobody"));
        }

        // Then
        assertThat(silent.served()).isEqualTo(naive.served());
        assertThat(silent.progress().regimes()).isEqualTo(1);
        assertThat(silent.predictor("never heard of").fingerprint())
                .isEqualTo(silent.predictor(null).fingerprint());
    }

    @Test
    void shouldStartANewRegimeFromTheOneThatPredictsItBest() {
        for (String start : List.of("nearest", "latest", "fresh")) {
            // Given
            DomainLearner learner = learner(recipe.with("composer.start", start)
                    .with("boundary.returning", false)
                    .with("optimizer.rate", 1)
                    .with("averageDecay", 0));
            learn(learner, rivers(0, 60));
            learn(learner, digitsOf(60, 120));
            learner.cut();
            String ofRivers = learner.predictor("rivers").fingerprint();
            String ofDigits = learner.predictor("digits").fingerprint();

            // When
            learner.offer(river(120));

            // Then
            String begun = learner.predictor(null).fingerprint();
            assertThat(begun.equals(ofRivers)).as(start).isEqualTo(start.equals("nearest"));
            assertThat(begun.equals(ofDigits)).as(start).isEqualTo(start.equals("latest"));
            assertThat(learner.progress().regimes()).isEqualTo(3);
        }
    }

    @Test
    void shouldFreezeTheChainBehindTheNewestPrompt() {
        for (String name : List.of("progressive", "attempt", "o-lora")) {
            // Given
            DomainLearner learner = learner(TinyDomain.recipe(name));
            learn(learner, rivers(0, 20));
            learn(learner, List.of(digits(20)));
            Map<String, String> kept = kept(learner);
            String rivers = learner.predictor("rivers").fingerprint();
            String present = learner.predictor(null).fingerprint();

            // When
            learn(learner, digitsOf(21, 40));

            // Then
            assertThat(kept).as(name).isNotEmpty();
            assertThat(kept(learner)).as(name).isEqualTo(kept);
            assertThat(learner.predictor(null).fingerprint()).as(name).isNotEqualTo(present);
            if (!name.equals("o-lora")) {
                assertThat(learner.predictor("rivers").fingerprint()).as(name).isEqualTo(rivers);
            }
            int size = learner(TinyDomain.recipe(name)).served().values().length;
            assertThat(learner.served().values()).as(name).hasSize(name.equals("attempt") ? size : 2 * size);
        }
    }

    @Test
    void shouldPublishThePromptOfThePresentRegimeThroughTheGate() {
        // Given
        DomainLearner learner = learner(TinyDomain.recipe("progressive"));
        learn(learner, rivers(0, 20));
        learner.cut();
        Proposal first = learner.propose().orElseThrow();
        learner.published(1, "d", true);

        // When
        learn(learner, digitsOf(20, 40));
        learner.cut();
        Proposal second = learner.propose().orElseThrow();

        // Then
        assertThat(second.prompt()).isEqualTo(learner.served());
        assertThat(second.prompt().shape().length())
                .isEqualTo(2 * first.prompt().shape().length());
        assertThat(second.regimes()).isEqualTo(2);
        assertThat(second.verdict().scores())
                .hasSize(2)
                .allSatisfy(score -> assertThat(score.liveLoss()).isFinite());
    }

    @Test
    void shouldRefuseToTrainAgainWhatOtherRegimesBuildOn() {
        assertThatThrownBy(() -> learner(TinyDomain.recipe("progressive").with("boundary.returning", true)))
                .isInstanceOf(RecipeException.class)
                .hasMessageContainingAll("'progressive'", "'told'", "boundary.returning");
    }

    private static Map<String, String> kept(DomainLearner learner) {
        Map<String, String> kept = new HashMap<>();
        TinyDomain.hex(learner.state().entries()).forEach((name, bytes) -> {
            if (name.startsWith(Names.KEPT)) {
                kept.put(name, bytes);
            }
        });
        return kept;
    }
}
