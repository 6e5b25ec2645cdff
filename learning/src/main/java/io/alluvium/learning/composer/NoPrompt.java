package io.alluvium.learning.composer;

import io.alluvium.learning.plug.None;
import io.alluvium.model.family.Architecture;
import io.alluvium.model.tuner.PromptShape;
import java.util.List;

/** Nothing: the frozen model reads alone, nothing is trained, and there is no version to propose. A yardstick. */
final class NoPrompt implements Composer {

    NoPrompt(None config) {}

    @Override
    public Layout layout(PromptShape one, Architecture backbone) {
        return new Layout(0, 0, Query.NONE, Layout.Past.ALIKE);
    }

    @Override
    public float[] first(Fresh fresh) {
        return new float[0];
    }

    @Override
    public Composed compose(Stock stock, List<float[]> queries) {
        return new Composed(null, gradient -> stock.own(), null);
    }
}
