package io.alluvium.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alluvium.learning.plug.RecipeException;
import io.alluvium.learning.recipe.Recipe;
import io.alluvium.learning.recipe.Recipes;
import io.alluvium.learning.state.DigestSum;
import io.alluvium.model.BackboneIdentity;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DomainLearnerTest extends TinyBackboneTest {

    private final Recipe recipe = TinyDomain.recipe(Recipes.DEFAULT);

    private DomainLearner learner(Recipe method) {
        return DomainLearner.create(backbone, method, "rivers", 1);
    }

    private static void feedRivers(DomainLearner learner, int from, int to) {
        for (int i = from; i < to; i++) {
            learner.offer(TinyDomain.river(i));
        }
    }

    @Test
    void shouldLearnItsDomainAndPassTheGate() {
        // Given
        DomainLearner learner = learner(recipe);
        feedRivers(learner, 0, 100);
        learner.cut();

        // When
        Proposal proposal = learner.propose().orElseThrow();

        // Then
        Verdict verdict = proposal.verdict();
        assertThat(verdict.passed()).as(verdict.reason()).isTrue();
        assertThat(verdict.candidatePerplexity()).isLessThan(0.9 * verdict.frozenPerplexity());
        assertThat(verdict.livePerplexity()).isNull();
        assertThat(proposal.version()).isEqualTo(1);
        assertThat(proposal.parentVersion()).isNull();
        assertThat(learner.progress().overallPrequentialLoss())
                .isLessThan(learner.progress().overallFrozenLoss());
    }

    @Test
    void shouldBeAFunctionOfItsInputAndSeed() {
        // Given
        DomainLearner one = learner(recipe);
        DomainLearner two = learner(recipe);
        DomainLearner other = DomainLearner.create(backbone, recipe, "rivers", 2);
        feedRivers(one, 0, 30);
        feedRivers(other, 0, 30);

        // When
        feedRivers(two, 0, 30);

        // Then
        assertThat(TinyDomain.hex(two.state().entries()))
                .isEqualTo(TinyDomain.hex(one.state().entries()))
                .isNotEqualTo(TinyDomain.hex(other.state().entries()));
    }

    @Test
    void shouldGoOnFromStoredChangesAsIfNothingHadHappened() {
        // Given
        DomainLearner steady = learner(recipe);
        DomainLearner restarted = learner(recipe);
        Map<String, byte[]> store = new HashMap<>();

        // When: each example meets a learner that was just restored from the store
        for (int i = 0; i < 40; i++) {
            steady.offer(TinyDomain.river(i));
            restarted.offer(TinyDomain.river(i));
            if (i % 20 == 19) {
                publish(steady);
                publish(restarted);
            }
            StateChanges changes = restarted.drainChanges();
            store.putAll(changes.written());
            store.keySet().removeAll(changes.removed());
            restarted = DomainLearner.restore(backbone, new LearnerState(store));
        }

        // Then
        assertThat(TinyDomain.hex(store))
                .isEqualTo(TinyDomain.hex(steady.state().entries()));
        assertThat(restarted.progress()).isEqualTo(steady.progress());
    }

    private static Verdict publish(DomainLearner learner) {
        learner.cut();
        Proposal proposal = learner.propose().orElseThrow();
        learner.published(
                proposal.version(), "d" + proposal.version(), proposal.verdict().passed());
        return proposal.verdict();
    }

    @Test
    void shouldTrainOnEachRecordOnceAndOnHeldOutOnesNever() {
        // Given
        DomainLearner learner = learner(recipe);
        String expected = DigestSum.ZERO;
        for (int i = 0; i < 23; i++) {
            LearningExample example = TinyDomain.river(i);
            learner.offer(example);
            expected = example.heldOut() ? expected : DigestSum.plus(expected, example.contentDigest());
        }

        // When
        learner.cut();

        // Then
        LearnerProgress progress = learner.progress();
        assertThat(progress.trainedDigestSum()).isEqualTo(expected);
        assertThat(progress.trainedRecords()).isEqualTo(19);
        assertThat(progress.heldOutRecords()).isEqualTo(4);
        assertThat(progress.acceptedRecords()).isEqualTo(23);
        assertThat(progress.pendingRecords()).isZero();
        assertThat(progress.lastPosition()).isEqualTo(22);
    }

    @Test
    void shouldDoOneStepAtATimeThroughAVeryLongDocument() {
        // Given
        DomainLearner learner = learner(recipe);
        String text = "the river carried the ground; ".repeat(40);
        int steps = learner.offer(LearningExample.of(text, 0)) instanceof Offer.Trained ? 1 : 0;

        // When
        Optional<StepReport> more = learner.catchUp();
        while (more.isPresent()) {
            assertThat(more.get().newTokens()).isLessThanOrEqualTo(96);
            steps++;
            more = learner.catchUp();
        }
        learner.cut();

        // Then
        LearnerProgress progress = learner.progress();
        int tokens = backbone.tokenizer().encode(text).length + 1;
        assertThat(steps).isEqualTo(tokens / 96);
        assertThat(progress.trainedTokens()).isEqualTo(tokens);
        assertThat(progress.trainedRecords()).isEqualTo(1);
    }

    @Test
    void shouldProposeAfterEnoughStepsAndAfterACutButNothingTwice() {
        // Given
        DomainLearner learner = learner(recipe.with("publishEverySteps", 2));
        feedRivers(learner, 0, 4);
        assertThat(learner.propose()).isEmpty();
        feedRivers(learner, 5, 9);

        // When
        Optional<Proposal> afterSteps = learner.propose();
        Optional<Proposal> again = learner.propose();
        learner.offer(TinyDomain.river(10));
        Optional<Proposal> early = learner.propose();
        learner.cut();
        Optional<Proposal> afterCut = learner.propose();
        learner.cut();
        Optional<Proposal> afterEmptyCut = learner.propose();

        // Then
        assertThat(afterSteps).isPresent();
        assertThat(again).isEmpty();
        assertThat(early).isEmpty();
        assertThat(afterCut).isPresent();
        assertThat(afterEmptyCut).isEmpty();
    }

    @Test
    void shouldRefuseAPromptThatForgotAnEarlierRegime() {
        // Given
        DomainLearner learner = learner(TinyDomain.recipe("naive-prefix")
                .with("optimizer.rate", 0.05)
                .with("boundary", Map.of("name", "every-n", "batches", 40))
                .with("averageDecay", 0));
        feedRivers(learner, 0, 200);
        Verdict first = publish(learner);
        for (int i = 200; i < 400; i++) {
            learner.offer(TinyDomain.digits(i));
        }

        // When
        Verdict verdict = publish(learner);

        // Then
        assertThat(first.passed()).as(first.reason()).isTrue();
        assertThat(verdict.scores()).hasSizeGreaterThan(1);
        assertThat(verdict.passed()).isFalse();
        assertThat(verdict.reason()).contains("On regime 0");
        RegimeLoss rivers = verdict.scores().get(0);
        assertThat(rivers.bestLoss()).isLessThanOrEqualTo(rivers.liveLoss()).isLessThan(rivers.candidateLoss());
        assertThat(learner.progress().lastVersion()).isEqualTo(2);
        assertThat(learner.progress().liveVersion()).isEqualTo(1);
    }

    @Test
    void shouldSayNoWithoutHeldOutText() {
        // Given
        DomainLearner learner = learner(recipe);
        learner.offer(TinyDomain.river(0));
        learner.cut();

        // When
        Verdict verdict = learner.propose().orElseThrow().verdict();

        // Then
        assertThat(verdict.passed()).isFalse();
        assertThat(verdict.reason()).contains("no held-out text");
    }

    @Test
    void shouldRefuseAPublicationThatItDidNotPropose() {
        assertThatThrownBy(() -> learner(recipe).published(3, "d", true))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("'rivers'")
                .hasMessageContaining("version 3");
    }

    @Test
    void shouldRefuseARecipeThatDoesNotFitTheBackbone() {
        assertThatThrownBy(() -> learner(recipe.with("batch.window", 61)))
                .isInstanceOf(RecipeException.class)
                .hasMessageContaining("has room for 60")
                .hasMessageContaining("batch.window");
    }

    @Test
    void shouldRefuseAStateOfAnotherBackbone() {
        // Given
        Map<String, byte[]> entries = new HashMap<>(learner(recipe).state().entries());
        BackboneIdentity identity = backbone.identity();
        String meta = new String(entries.get("meta"), java.nio.charset.StandardCharsets.ISO_8859_1)
                .replace(identity.weightsDigest(), "0".repeat(64));
        entries.put("meta", meta.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));

        // When, Then
        assertThatThrownBy(() -> DomainLearner.restore(backbone, new LearnerState(entries)))
                .isInstanceOf(LearnerStateException.class)
                .hasMessageContaining("weights " + "0".repeat(64))
                .hasMessageContaining("same base model");
    }
}
