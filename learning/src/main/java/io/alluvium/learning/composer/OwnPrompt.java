package io.alluvium.learning.composer;

import io.alluvium.learning.plug.None;
import io.alluvium.model.family.Architecture;
import io.alluvium.model.tuner.PromptShape;
import io.alluvium.model.tuner.SoftPrompt;
import java.util.List;

/** The domain's one prompt, for every text of every regime. The plainest, and the only one that a version holds whole. */
final class OwnPrompt implements Composer {

    OwnPrompt(None config) {}

    @Override
    public Layout layout(PromptShape one, Architecture backbone) {
        return new Layout(one.size(), 1, Query.NONE, Layout.Past.ALIKE);
    }

    @Override
    public float[] first(Fresh fresh) {
        return fresh.prompt();
    }

    @Override
    public Composed compose(Stock stock, List<float[]> queries) {
        return Composed.plain(new SoftPrompt(stock.one(), stock.own()));
    }
}
