package io.alluvium.learning.composer;

import io.alluvium.learning.plug.Checks;
import io.alluvium.model.family.Architecture;
import io.alluvium.model.tuner.PromptKind;
import io.alluvium.model.tuner.PromptShape;
import io.alluvium.model.tuner.SoftPrompt;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * ATTEMPT (Asai et al. 2022): {@code P_target + sum_j a_j P_j} over the frozen prompts of earlier regimes and the target itself.
 * A small net makes of what a text is about how much attention each gets: {@code q = norm(up(silu(down(query))))},
 * {@code a = softmax_j(max over rows of P_j . q / temperature)}. The target and the net are trained; a new regime begins a new
 * target and goes on with the net. Texts that are trained on together get one mixture, that of their mean query. The norm has no
 * gain and no bias of its own, and a first regime, which has nothing to mix, reads with its target alone.
 *
 * <p>In training lie the target, then the net.
 */
final class PromptMixture implements Composer {

    private final Config config;

    PromptMixture(Config config) {
        this.config = config;
    }

    @Override
    public Layout layout(PromptShape one, Architecture backbone) {
        PromptStack.require("attempt", one, PromptKind.PREFIX, PromptKind.PROMPT);
        return new Layout(
                one.size() + config.bottleneck() * (backbone.width() + one.columns()),
                1,
                new Query(Query.Pooling.MAX, config.queryTokens()),
                Layout.Past.BUILT_ON);
    }

    @Override
    public float[] first(Fresh fresh) {
        int prompt = fresh.one().size();
        int in = fresh.backbone().shape().width();
        int down = config.bottleneck() * in;
        float[] all = Arrays.copyOf(
                fresh.prompt(),
                prompt + down + config.bottleneck() * fresh.one().columns());
        for (int i = prompt; i < all.length; i++) {
            double bound = 1 / Math.sqrt(i < prompt + down ? in : config.bottleneck());
            all[i] = (float) (bound * (2 * fresh.random().nextDouble() - 1));
        }
        return all;
    }

    @Override
    public float[] begin(Stock ended, Fresh fresh) {
        float[] all = ended.own().clone();
        System.arraycopy(fresh.prompt(), 0, all, 0, fresh.one().size());
        return all;
    }

    @Override
    public Composed compose(Stock stock, List<float[]> queries) {
        int prompt = stock.one().size();
        List<float[]> prompts = new ArrayList<>();
        prompts.add(Arrays.copyOf(stock.own(), prompt));
        List<float[]> past = stock.past();
        past.subList(Math.max(0, past.size() - config.sources()), past.size())
                .forEach(source -> prompts.add(Arrays.copyOf(source, prompt)));
        if (prompts.size() == 1 || queries.isEmpty()) {
            return new Composed(
                    new SoftPrompt(stock.one(), prompts.get(0)),
                    gradient -> Arrays.copyOf(gradient, stock.own().length),
                    null);
        }
        double temperature = config.temperature() > 0
                ? config.temperature()
                : Math.E * stock.one().columns();
        AttentionNet net = new AttentionNet(
                Arrays.copyOfRange(stock.own(), prompt, stock.own().length),
                config.bottleneck(),
                stock.one().columns(),
                temperature);
        AttentionNet.Attention attention = net.attend(mean(queries), prompts);
        return new Composed(new SoftPrompt(stock.one(), attention.mixed()), attention::back, null);
    }

    private static float[] mean(List<float[]> queries) {
        float[] mean = new float[queries.get(0).length];
        for (float[] query : queries) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += query[i] / queries.size();
            }
        }
        return mean;
    }

    /**
     * {@code bottleneck}: of the net; {@code temperature} of the attention, 0 for e times the numbers of a row, as in the
     * paper; {@code sources}: earlier regimes at most, the latest ones; {@code queryTokens}: tokens at a window's beginning that
     * its query is made of, 0 for all.
     */
    record Config(int bottleneck, double temperature, int sources, int queryTokens) {
        Config {
            Checks.between("bottleneck", bottleneck, 1, 4096);
            Checks.atLeast("temperature", temperature, 0);
            Checks.between("sources", sources, 1, 1000);
            Checks.atLeast("queryTokens", queryTokens, 0);
        }
    }
}
