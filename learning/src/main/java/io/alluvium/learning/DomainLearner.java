package io.alluvium.learning;

import io.alluvium.learning.gate.HeldOutText;
import io.alluvium.learning.gate.PublishGate;
import io.alluvium.learning.metric.Predictor;
import io.alluvium.learning.recipe.Recipe;
import io.alluvium.learning.state.LogPlace;
import io.alluvium.learning.state.Meta;
import io.alluvium.learning.state.Names;
import io.alluvium.learning.state.PendingWindow;
import io.alluvium.learning.state.Publication;
import io.alluvium.learning.state.StateTable;
import io.alluvium.learning.state.Training;
import io.alluvium.learning.step.PendingWindows;
import io.alluvium.learning.step.PromptReader;
import io.alluvium.learning.step.ToldRegimes;
import io.alluvium.learning.step.TrainingStep;
import io.alluvium.model.Backbone;
import io.alluvium.model.Windows;
import io.alluvium.model.tuner.SoftPrompt;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Learns one domain from its examples, one after the other. What it knows is a pure function of the backbone, the
 * recipe, the seed and the examples and cuts it was given in their order; nothing depends on time. For one thread.
 *
 * <p>For each example: {@link #offer}, then {@link #catchUp} until it is empty, then {@link #propose}; a proposal is
 * answered with {@link #published}. Last, {@link #drainChanges} goes to the store.
 */
public final class DomainLearner {

    private final Backbone backbone;
    private final Recipe recipe;
    private final StateTable table;
    private final PromptReader reader;
    private final PendingWindows pending;
    private final TrainingStep step;
    private @Nullable Proposal open;

    DomainLearner(Backbone backbone, Recipe recipe, StateTable table, PromptReader reader) {
        this.backbone = backbone;
        this.recipe = recipe;
        this.table = table;
        this.reader = reader;
        this.pending = new PendingWindows(table, recipe.batch());
        this.step = new TrainingStep(backbone, table, reader, recipe);
    }

    /** A learner of a domain that has seen nothing yet. */
    public static DomainLearner create(Backbone backbone, Recipe recipe, String domain, long seed) {
        return new LearnerFactory(backbone).create(recipe, domain, seed);
    }

    /** The learner that a state was taken from; recipe, domain and seed are part of the state. */
    public static DomainLearner restore(Backbone backbone, LearnerState state) {
        return new LearnerFactory(backbone).restore(state);
    }

    /** Takes an example: held-out text goes to the gate, other text is trained on when its batch is full. */
    public Offer offer(LearningExample example) {
        open = null;
        table.put(
                Names.LOG,
                table.get(Names.LOG, LogPlace.class)
                        .after(example.position(), example.acceptedAtMillis(), example.heldOut()));
        int[] tokens = backbone.tokenizer().encode(example.text());
        List<int[]> windows =
                Windows.cut(tokens, backbone.special(), recipe.batch().window());
        int regime = step.regimeOf(example.regime());
        if (example.heldOut()) {
            return new Offer.HeldOut(new HeldOutText(table, recipe.gate()).add(windows, regime));
        }
        Optional<StepReport> ended = Optional.empty();
        if (regime != step.regime()) {
            ended = rest();
            step.enter(regime, windows);
        }
        pending.add(windows, example.contentDigest());
        return ended.or(this::catchUp)
                .<Offer>map(Offer.Trained::new)
                .orElseGet(() -> new Offer.Buffered(pending.records()));
    }

    /** One more step if a whole batch still waits, as after a very long document. */
    public Optional<StepReport> catchUp() {
        return pending.full() ? Optional.of(step.run(pending.take())) : Optional.empty();
    }

    /** Trains on what waits, in at most one step, and makes a proposal due if anything is unpublished. */
    public Optional<StepReport> cut() {
        open = null;
        Optional<StepReport> report = rest();
        table.put(Names.PUBLICATION, publication().cut(training().steps()));
        return report;
    }

    private Optional<StepReport> rest() {
        List<PendingWindow> rest = pending.take();
        return rest.isEmpty() ? Optional.empty() : Optional.of(step.run(rest));
    }

    /** A prompt to publish and the gate's verdict on it, when the recipe says that it is time. */
    public Optional<Proposal> propose() {
        if (!publication().due(training().steps(), recipe.rhythm().publishEverySteps())) {
            return Optional.empty();
        }
        SoftPrompt candidate = reader.served();
        if (candidate == null) {
            return Optional.empty();
        }
        Verdict verdict = new PublishGate(backbone, table, recipe.gate())
                .judge(candidate, reader.shelf().live());
        Publication before = publication();
        Integer parent = before.live() == 0 ? null : (Integer) before.live();
        int regimes = new ToldRegimes(table).count();
        open = new Proposal(before.versions() + 1, parent, candidate, verdict, Reports.summary(table), regimes);
        table.put(Names.PUBLICATION, before.proposed(training().steps()));
        return Optional.of(open);
    }

    /** Tells the learner that its last proposal got its number, and whether it became live. */
    public void published(int version, String digest, boolean passed) {
        if (open == null || open.version() != version) {
            throw new IllegalStateException("Domain '" + domain() + "': version " + version
                    + " was published, but the open proposal is " + (open == null ? "none" : open.version())
                    + "; call published right after the propose that returned it");
        }
        if (passed) {
            reader.shelf().live(open.prompt());
        }
        table.put(Names.PUBLICATION, publication().published(version, digest, passed));
        open = null;
    }

    /**
     * The prompt that a proposal would be made of now, whether or not a gate has let it pass: always a single one, which is
     * composed for the present regime; null where the recipe reads without a prompt.
     */
    public @Nullable SoftPrompt served() {
        return reader.served();
    }

    /**
     * How it would predict texts now: with all of its prompts, of which a version holds only the one of {@link #served}.
     *
     * @param regime what the texts' source calls their regime; null where nobody says, and then it is the present one
     */
    public Predictor predictor(@Nullable String regime) {
        return reader.predictor(new ToldRegimes(table).named(regime));
    }

    /** Everything the learner knows, as entries to store. */
    public LearnerState state() {
        return table.snapshot();
    }

    /** Names of the entries that changed since the last {@link #drainChanges}. */
    public Set<String> dirtyEntries() {
        return table.dirty();
    }

    /** What changed since the last call; after a restore nothing, after a creation everything. */
    public StateChanges drainChanges() {
        return table.drain();
    }

    /** How far the learner has come. */
    public LearnerProgress progress() {
        return Reports.progress(table, pending.records());
    }

    /** The domain's name. */
    public String domain() {
        return table.get(Names.META, Meta.class).domain();
    }

    /** The seed that the learner was made with. */
    public long seed() {
        return table.get(Names.META, Meta.class).seed();
    }

    /** The method that it follows. */
    public Recipe recipe() {
        return recipe;
    }

    private Training training() {
        return table.get(Names.TRAINING, Training.class);
    }

    private Publication publication() {
        return table.get(Names.PUBLICATION, Publication.class);
    }
}
