package io.alluvium.learning.composer;

import io.alluvium.learning.plug.Checks;
import io.alluvium.model.family.Architecture;
import io.alluvium.model.tuner.PromptKind;
import io.alluvium.model.tuner.PromptShape;
import io.alluvium.model.tuner.SoftPrompt;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * L2P (Wang et al. 2022): a pool of prompts, each with a key. A text is read with the k prompts whose keys are nearest to its
 * query by cosine; texts that are trained on together, with the k that most of them choose. Beside the loss
 * {@code -pull * mean cos(query, chosen key)} draws keys to the texts that choose them. The query is the mean of the input
 * embeddings of the text's beginning, where the paper runs the frozen model on all of it. It needs nobody to tell regimes.
 *
 * <p>In training lie the prompts one after the other, then the keys.
 */
final class PromptPool implements Composer {

    private final Config config;

    PromptPool(Config config) {
        this.config = config;
    }

    @Override
    public Layout layout(PromptShape one, Architecture backbone) {
        PromptStack.require("l2p", one, PromptKind.PREFIX, PromptKind.PROMPT);
        return new Layout(
                config.pool() * (one.size() + backbone.width()),
                config.chosen(),
                new Query(Query.Pooling.MEAN, config.queryTokens()),
                Layout.Past.ALIKE);
    }

    @Override
    public float[] first(Fresh fresh) {
        int width = fresh.backbone().shape().width();
        int prompt = fresh.one().size();
        float[] pool = new float[config.pool() * (prompt + width)];
        for (int i = 0; i < config.pool(); i++) {
            System.arraycopy(fresh.prompt(), 0, pool, i * prompt, prompt);
        }
        for (int i = config.pool() * prompt; i < pool.length; i++) {
            pool[i] = (float) (2 * fresh.random().nextDouble() - 1);
        }
        return pool;
    }

    @Override
    public Composed compose(Stock stock, List<float[]> queries) {
        int prompt = stock.one().size();
        PromptKeys keys = new PromptKeys(
                Arrays.copyOfRange(stock.own(), config.pool() * prompt, stock.own().length), config.pool());
        int[] chosen = keys.chosen(queries, config.chosen());
        List<float[]> parts = new ArrayList<>();
        for (int each : chosen) {
            parts.add(Arrays.copyOfRange(stock.own(), each * prompt, (each + 1) * prompt));
        }
        PromptStack stack = PromptStack.of(stock.one(), chosen.length);
        return new Composed(
                new SoftPrompt(stack.shape(), stack.join(parts)),
                gradient -> spread(stack, chosen, stock.own().length, gradient),
                pull(keys, chosen, queries, stock.own().length));
    }

    private static float[] spread(PromptStack stack, int[] chosen, int all, float... gradient) {
        float[] spread = new float[all];
        for (int i = 0; i < chosen.length; i++) {
            float[] part = stack.part(i, gradient);
            System.arraycopy(part, 0, spread, chosen[i] * part.length, part.length);
        }
        return spread;
    }

    private float @Nullable [] pull(PromptKeys keys, int[] chosen, List<float[]> queries, int all) {
        if (queries.isEmpty()) {
            return null;
        }
        float[] ofKeys = keys.pull(queries, chosen, config.pull());
        float[] gradient = new float[all];
        System.arraycopy(ofKeys, 0, gradient, all - ofKeys.length, ofKeys.length);
        return gradient;
    }

    /**
     * {@code pool}: prompts held; {@code chosen}: those that a text is read with; {@code pull}: weight of the keys' loss;
     * {@code queryTokens}: tokens at a window's beginning that its query is made of, 0 for all.
     */
    record Config(int pool, int chosen, double pull, int queryTokens) {
        Config {
            Checks.between("pool", pool, 1, 1000);
            Checks.between("chosen", chosen, 1, pool);
            Checks.atLeast("pull", pull, 0);
            Checks.atLeast("queryTokens", queryTokens, 0);
        }
    }
}
