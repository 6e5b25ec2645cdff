package io.alluvium.learning.step;

import io.alluvium.learning.cache.TokenCache;
import io.alluvium.learning.composer.Composed;
import io.alluvium.learning.composer.Composer;
import io.alluvium.learning.composer.Fresh;
import io.alluvium.learning.composer.Layout;
import io.alluvium.learning.composer.Stock;
import io.alluvium.learning.initializer.PromptInitializer;
import io.alluvium.learning.metric.Predictor;
import io.alluvium.learning.random.SeededRandom;
import io.alluvium.learning.state.MemorySlot;
import io.alluvium.learning.state.Names;
import io.alluvium.learning.state.Regimes;
import io.alluvium.learning.state.StateTable;
import io.alluvium.learning.state.Tensor;
import io.alluvium.model.Backbone;
import io.alluvium.model.tuner.SoftPrompt;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a domain reads texts: its prompts put together by the composer, and what its cache adds. */
public final class PromptReader {

    private static final float PAST = 0.9f;

    private final Backbone backbone;
    private final StateTable table;
    private final PromptShelf prompts;
    private final Composer composer;
    private final Layout layout;
    private final LearnedText learned;

    /** A reader of a domain. */
    public PromptReader(Backbone backbone, StateTable table, PromptShelf prompts, Composer composer, TokenCache cache) {
        this.backbone = backbone;
        this.table = table;
        this.prompts = prompts;
        this.composer = composer;
        this.layout = composer.layout(prompts.one(), backbone.shape());
        this.learned = new LearnedText(table, cache);
    }

    /** The numbers that it reads with. */
    public PromptShelf shelf() {
        return prompts;
    }

    /**
     * The prompt to publish: the one composed for texts of the present regime, like those learned lately where the texts
     * decide; null where there is none.
     */
    public @Nullable SoftPrompt served() {
        Tensor lately = table.find(Names.QUERY, Tensor.class);
        return compose(prompts.served(), lately == null ? List.of() : List.of(lately.values()))
                .prompt();
    }

    /** How it would predict texts of a regime now; those of a regime that has left nothing are read as the present one's. */
    public Predictor predictor(int regime) {
        return reading(layout.past().routed() && kept().of(regime) != null ? regime : present());
    }

    /** The same for texts of the present regime. */
    TextPredictor predictor() {
        return reading(present());
    }

    private TextPredictor reading(int regime) {
        return new TextPredictor(composer, layout.query(), stock(regime), learned.cache(), learned.windows());
    }

    Composer composer() {
        return composer;
    }

    KeptNumbers kept() {
        return new KeptNumbers(table);
    }

    /** Whether there is anything to train. */
    boolean trains() {
        return layout.trained() > 0;
    }

    /** What it holds and needs. */
    public Layout layout() {
        return layout;
    }

    /** Puts the first numbers into training. */
    public void start(PromptInitializer initializer, SeededRandom random) {
        float[] first = composer.first(new Fresh(backbone, prompts.one(), initializer, random, List.of()));
        table.put(Names.STUDENT, new Tensor(first));
        table.put(Names.FIRST_MOMENT, new Tensor(new float[first.length]));
        table.put(Names.SECOND_MOMENT, new Tensor(new float[first.length]));
    }

    /** What texts of a regime are read with, which is the present one or has left something. */
    Stock stock(int regime) {
        float[] left = kept().of(regime);
        return new Stock(prompts.one(), left != null ? left : prompts.served(), kept().before(regime));
    }

    /** Numbers of the present regime, composed for texts that are read together. */
    Composed compose(float[] numbers, List<float[]> queries) {
        return composer.compose(new Stock(prompts.one(), numbers, kept().before(present())), queries);
    }

    /** What the composer wants to know of windows. */
    List<float[]> queries(List<int[]> windows) {
        return layout.query().asks()
                ? windows.stream()
                        .map(window -> layout.query().of(backbone, window))
                        .toList()
                : List.of();
    }

    /** Takes note of windows that have been learned. */
    void learned(List<MemorySlot> windows) {
        windows.forEach(learned::add);
        for (float[] query : queries(windows.stream().map(MemorySlot::tokens).toList())) {
            Tensor lately = table.find(Names.QUERY, Tensor.class);
            table.put(Names.QUERY, lately == null ? new Tensor(query) : new Tensor(after(lately.values(), query)));
        }
    }

    private static float[] after(float[] lately, float... query) {
        float[] mean = new float[query.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = PAST * lately[i] + (1 - PAST) * query[i];
        }
        return mean;
    }

    private int present() {
        return table.get(Names.REGIMES, Regimes.class).current();
    }
}
