package io.alluvium.learning.step;

import io.alluvium.learning.StepReport;
import io.alluvium.learning.WindowLoss;
import io.alluvium.learning.boundary.BoundaryPolicy;
import io.alluvium.learning.boundary.Observation;
import io.alluvium.learning.boundary.SeenBatch;
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
import org.jspecify.annotations.Nullable;

/**
 * One training step, the only training loop there is:
 *
 * <ol>
 *   <li>score the new windows with the served prompt before training on them, and without a prompt;
 *   <li>ask the boundary policy whether a new regime begins, and if so go into it;
 *   <li>update the student, each time with fresh rows from memory;
 *   <li>offer the new windows to the memory.
 * </ol>
 */
public final class TrainingStep {

    private final Backbone backbone;
    private final StateTable table;
    private final PromptReader reader;
    private final Method method;
    private final ReplayMemory memory;
    private final PastStudents past;
    private final SourceAdaptation source;
    private final RegimeTurn turn;

    public TrainingStep(Backbone backbone, StateTable table, PromptReader reader, Recipe recipe) {
        this.backbone = backbone;
        this.table = table;
        this.reader = reader;
        this.method = Method.of(recipe);
        this.memory = new ReplayMemory(table, method.memory());
        this.past = new PastStudents(table, memory, method.snapshots());
        this.source = new SourceAdaptation(backbone, table, reader, method);
        this.turn = new RegimeTurn(backbone, table, reader, method, source);
    }

    /** Trains on the windows, which have left the queue. */
    public StepReport run(List<PendingWindow> fresh) {
        List<int[]> windows = fresh.stream().map(PendingWindow::tokens).toList();
        long tokens = fresh.stream().mapToLong(PendingWindow::targets).sum();
        float[][] frozenLosses = WindowScorer.losses(backbone, null, windows);
        double[] frozenSums = WindowScorer.sums(frozenLosses);
        double frozenSum = Arrays.stream(frozenSums).sum();
        double[] servedSums = reader.predictor().sums(backbone, windows, frozenLosses);
        double servedSum = Arrays.stream(servedSums).sum();
        SeededRandom random = random();
        RememberedGradients remembered = new RememberedGradients(backbone, reader, memory, random);
        boolean drift = observe(SeenBatch.of(servedSum / tokens, texts(fresh), backbone), windows, remembered);
        past.keep(reader.shelf().student());
        UpdateTotals totals = reader.trains() ? update(windows, remembered) : UpdateTotals.NONE;
        int regime = regime();
        List<WindowLoss> newText = new ArrayList<>();
        List<MemorySlot> learned = new ArrayList<>();
        for (int i = 0; i < windows.size(); i++) {
            newText.add(new WindowLoss(
                    fresh.get(i).targets(),
                    servedSums[i],
                    frozenSums[i],
                    fresh.get(i).last()));
            double frozenLoss = frozenSums[i] / fresh.get(i).targets();
            learned.add(new MemorySlot(regime, windows.get(i), frozenLoss));
            past.filled(memory.offer(learned.get(i), random));
        }
        reader.learned(learned);
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

    /** The present regime. */
    public int regime() {
        return table.get(Names.REGIMES, Regimes.class).current();
    }

    /** The regime of text whose source says this of it; the present one where nobody says, or nobody is to be asked. */
    public int regimeOf(@Nullable String told) {
        return told != null && method.boundary().told()
                ? new ToldRegimes(table).of(told, method.boundary().returns())
                : regime();
    }

    /** Goes into the regime that the text's source names, before any of its text is scored. */
    public void enter(int regime, List<int[]> windows) {
        SeededRandom random = random();
        turn.into(regime, windows, new RememberedGradients(backbone, reader, memory, random));
        table.put(Names.DETECTOR, DetectorState.START);
        table.put(Names.RANDOM, new RandomState(random.state()));
    }

    /** Whether the batch is the first of a new regime. */
    private boolean observe(SeenBatch batch, List<int[]> windows, RememberedGradients remembered) {
        DetectorState before = table.get(Names.DETECTOR, DetectorState.class);
        Observation observation = method.boundary()
                .observe(new BoundaryPolicy.Past(before, table.find(Names.TEXTS, TextStatistics.class)), batch);
        table.put(Names.DETECTOR, observation.next());
        if (observation.texts() != null) {
            table.put(Names.TEXTS, observation.texts());
        }
        Regimes present = table.get(Names.REGIMES, Regimes.class);
        if (method.boundary().told()) {
            return before.observed() == 0 && present.drifts() > 0;
        }
        if (observation.drift()) {
            turn.into(present.current() + 1, windows, remembered);
        }
        return observation.drift();
    }

    /** What numbers of the past make of a window, where they can be read as the present ones are. */
    private @Nullable SoftPrompt read(float[] numbers, int... window) {
        return reader.compose(numbers, reader.queries(List.of(window))).prompt();
    }

    private SeededRandom random() {
        return new SeededRandom(table.get(Names.RANDOM, RandomState.class).state());
    }

    private UpdateTotals update(List<int[]> windows, RememberedGradients memories) {
        StudentUpdate update = new StudentUpdate(backbone, table, reader, method);
        double similarity = source.similarity(windows);
        UpdateTotals totals = UpdateTotals.NONE;
        for (int pass = 0; pass < method.rhythm().passesPerBatch(); pass++) {
            for (List<int[]> part : method.batch().updates(windows)) {
                int replayed = method.rhythm().memoryRows(part.size());
                List<int[]> remembered = memory.draw(replayed, memories.random());
                List<Recalled> recalled = past.recall(replayed, this::read, memories.random());
                BatchRows rows = new BatchRows(part, remembered, recalled);
                source.tune(part, memories);
                StepResult result = update.run(rows, source.source(similarity, rows), memories);
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
