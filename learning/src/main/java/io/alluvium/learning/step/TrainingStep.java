package io.alluvium.learning.step;

import io.alluvium.learning.StepReport;
import io.alluvium.learning.WindowLoss;
import io.alluvium.learning.boundary.BoundaryPolicy;
import io.alluvium.learning.boundary.Observation;
import io.alluvium.learning.boundary.SeenBatch;
import io.alluvium.learning.consolidation.Anchor;
import io.alluvium.learning.loss.BatchRows;
import io.alluvium.learning.loss.Recalled;
import io.alluvium.learning.metric.WindowScorer;
import io.alluvium.learning.random.SeededRandom;
import io.alluvium.learning.recipe.Recipe;
import io.alluvium.learning.state.DetectorState;
import io.alluvium.learning.state.MemorySlot;
import io.alluvium.learning.state.Names;
import io.alluvium.learning.state.PendingWindow;
import io.alluvium.learning.state.Prequential;
import io.alluvium.learning.state.RandomState;
import io.alluvium.learning.state.Regimes;
import io.alluvium.learning.state.StateTable;
import io.alluvium.learning.state.TextStatistics;
import io.alluvium.learning.state.Training;
import io.alluvium.model.Backbone;
import io.alluvium.model.StepResult;
import io.alluvium.model.tuner.SoftPrompt;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One training step, the only training loop there is:
 *
 * <ol>
 *   <li>score the new windows with the served prompt before training on them, and without a prompt;
 *   <li>ask the boundary policy whether a new regime begins; if so keep what the teacher wants of the served
 *       prompt, and it as the anchor of what is to be held;
 *   <li>update the student, each time with fresh rows from memory;
 *   <li>offer the new windows to the memory.
 * </ol>
 */
public final class TrainingStep {

    private final Backbone backbone;
    private final StateTable table;
    private final PromptShelf prompts;
    private final Method method;
    private final ReplayMemory memory;
    private final PastStudents past;
    private final SourceAdaptation source;

    public TrainingStep(Backbone backbone, StateTable table, PromptShelf prompts, Recipe recipe) {
        this.backbone = backbone;
        this.table = table;
        this.prompts = prompts;
        this.method = Method.of(recipe);
        this.memory = new ReplayMemory(table, method.memory());
        this.past = new PastStudents(table, memory, method.snapshots());
        this.source = new SourceAdaptation(backbone, table, prompts, method);
    }

    /** Trains on the windows, which have left the queue. */
    public StepReport run(List<PendingWindow> fresh) {
        List<int[]> windows = fresh.stream().map(PendingWindow::tokens).toList();
        long tokens = fresh.stream().mapToLong(PendingWindow::targets).sum();
        SoftPrompt served = prompts.served();
        double[] servedSums = WindowScorer.sums(backbone, served, windows);
        double servedSum = Arrays.stream(servedSums).sum();
        double[] frozenSums = WindowScorer.sums(backbone, null, windows);
        double frozenSum = Arrays.stream(frozenSums).sum();
        SeededRandom random =
                new SeededRandom(table.get(Names.RANDOM, RandomState.class).state());
        RememberedGradients remembered = new RememberedGradients(backbone, memory, random);
        boolean drift = observe(SeenBatch.of(servedSum / tokens, texts(fresh), backbone), served, remembered);
        past.keep(prompts.student());
        UpdateTotals totals = update(windows, remembered);
        int regime = table.get(Names.REGIMES, Regimes.class).current();
        List<WindowLoss> newText = new ArrayList<>();
        for (int i = 0; i < windows.size(); i++) {
            newText.add(new WindowLoss(
                    fresh.get(i).targets(),
                    servedSums[i],
                    frozenSums[i],
                    fresh.get(i).last()));
            double frozenLoss = frozenSums[i] / fresh.get(i).targets();
            past.filled(memory.offer(new MemorySlot(regime, windows.get(i), frozenLoss), random));
        }
        table.put(Names.RANDOM, new RandomState(random.state()));
        table.put(
                Names.PREQUENTIAL,
                table.get(Names.PREQUENTIAL, Prequential.class).after(servedSum, frozenSum, tokens));
        Training training = count(fresh, tokens);
        return new StepReport(
                training.steps(),
                (int) fresh.stream().filter(PendingWindow::last).count(),
                tokens,
                totals.memoryRows(),
                servedSum / tokens,
                frozenSum / tokens,
                totals.crossEntropy(),
                totals.distillation(),
                totals.gatedShare(),
                drift,
                regime,
                newText);
    }

    /** The windows of a record in one piece. */
    private static List<int[]> texts(List<PendingWindow> windows) {
        List<int[]> texts = new ArrayList<>();
        int[] open = new int[0];
        for (PendingWindow window : windows) {
            int[] longer = Arrays.copyOf(open, open.length + window.tokens().length);
            System.arraycopy(window.tokens(), 0, longer, open.length, window.tokens().length);
            open = longer;
            if (window.last()) {
                texts.add(open);
                open = new int[0];
            }
        }
        if (open.length > 0) {
            texts.add(open);
        }
        return texts;
    }

    private boolean observe(SeenBatch batch, SoftPrompt served, RememberedGradients remembered) {
        BoundaryPolicy.Past before = new BoundaryPolicy.Past(
                table.get(Names.DETECTOR, DetectorState.class), table.find(Names.TEXTS, TextStatistics.class));
        Observation observation = method.boundary().observe(before, batch);
        table.put(Names.DETECTOR, observation.next());
        if (observation.texts() != null) {
            table.put(Names.TEXTS, observation.texts());
        }
        if (observation.drift()) {
            table.put(Names.REGIMES, table.get(Names.REGIMES, Regimes.class).next());
            SoftPrompt snapshot = method.teacher().snapshot(served, prompts.driftSnapshot(), remembered.random());
            if (snapshot != null) {
                prompts.driftSnapshot(snapshot);
            }
            Anchor anchor = method.consolidation()
                    .measure(prompts.anchor(), served.values(), remembered.at(served), remembered.ofLogits(served));
            if (anchor != null) {
                prompts.anchor(anchor);
            }
            source.begin(served, remembered.random());
        }
        return observation.drift();
    }

    private UpdateTotals update(List<int[]> windows, RememberedGradients memories) {
        StudentUpdate update = new StudentUpdate(backbone, table, prompts, method);
        double similarity = source.similarity(windows);
        UpdateTotals totals = UpdateTotals.NONE;
        for (int pass = 0; pass < method.rhythm().passesPerBatch(); pass++) {
            for (List<int[]> part : method.batch().updates(windows)) {
                int replayed = method.rhythm().memoryRows(part.size());
                List<int[]> remembered = memory.draw(replayed, memories.random());
                List<Recalled> recalled =
                        past.recall(replayed, prompts.student().shape(), memories.random());
                BatchRows rows = new BatchRows(part, remembered, recalled);
                source.tune(part, memories);
                StepResult result = update.run(rows, source.source(similarity), memories);
                totals = totals.plus(remembered.size() + recalled.size(), result);
            }
        }
        return totals;
    }

    private Training count(List<PendingWindow> fresh, long tokens) {
        Training training = table.get(Names.TRAINING, Training.class).step(tokens);
        for (PendingWindow window : fresh) {
            training = window.last() ? training.record(window.completes()) : training;
        }
        table.put(Names.TRAINING, training);
        return training;
    }
}
