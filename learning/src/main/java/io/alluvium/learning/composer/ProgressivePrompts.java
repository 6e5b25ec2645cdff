package io.alluvium.learning.composer;

import io.alluvium.learning.plug.Checks;
import io.alluvium.model.family.Architecture;
import io.alluvium.model.tuner.PromptKind;
import io.alluvium.model.tuner.PromptShape;
import io.alluvium.model.tuner.SoftPrompt;
import java.util.ArrayList;
import java.util.List;

/**
 * Progressive prompts (Razdaibiedina et al. 2023): regime k reads with {@code [P_k; P_(k-1); ...; P_1]}, the newest first, and
 * trains P_k only. What the paper puts around a prompt while it trains, a network that is dropped afterwards, is left out. A
 * chain holds so many prompts at most, the newest ones; older regimes keep theirs for their own texts.
 */
final class ProgressivePrompts implements Composer {

    private final Config config;

    ProgressivePrompts(Config config) {
        this.config = config;
    }

    @Override
    public Layout layout(PromptShape one, Architecture backbone) {
        PromptStack.require("progressive", one, PromptKind.PREFIX, PromptKind.PROMPT);
        return new Layout(one.size(), config.most(), Query.NONE, Layout.Past.BUILT_ON);
    }

    @Override
    public float[] first(Fresh fresh) {
        return fresh.prompt();
    }

    @Override
    public Composed compose(Stock stock, List<float[]> queries) {
        List<float[]> chain = new ArrayList<>();
        chain.add(stock.own());
        for (int i = stock.past().size() - 1; i >= 0 && chain.size() < config.most(); i--) {
            chain.add(stock.past().get(i));
        }
        PromptStack stack = PromptStack.of(stock.one(), chain.size());
        return new Composed(
                new SoftPrompt(stack.shape(), stack.join(chain)), gradient -> stack.part(0, gradient), null);
    }

    @Override
    public float[] begin(Stock ended, Fresh fresh) {
        return fresh.prompt();
    }

    /** {@code most}: prompts of a chain. */
    record Config(int most) {
        Config {
            Checks.between("most", most, 1, 1024);
        }
    }
}
