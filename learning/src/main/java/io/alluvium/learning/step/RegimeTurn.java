package io.alluvium.learning.step;

import io.alluvium.learning.composer.Fresh;
import io.alluvium.learning.consolidation.Anchor;
import io.alluvium.learning.random.SeededRandom;
import io.alluvium.learning.state.Names;
import io.alluvium.learning.state.Regimes;
import io.alluvium.learning.state.StateTable;
import io.alluvium.model.Backbone;
import java.util.List;

/**
 * What happens where one regime ends and another begins: the served numbers become the drift's snapshot and the anchor of what
 * is to be held, and the composer says which numbers are trained from now on.
 */
final class RegimeTurn {

    private final Backbone backbone;
    private final StateTable table;
    private final PromptReader reader;
    private final Method method;
    private final SourceAdaptation source;

    RegimeTurn(Backbone backbone, StateTable table, PromptReader reader, Method method, SourceAdaptation source) {
        this.backbone = backbone;
        this.table = table;
        this.reader = reader;
        this.method = method;
        this.source = source;
    }

    /** Into a regime, new or returning, which begins with these windows. */
    void into(int regime, List<int[]> windows, RememberedGradients remembered) {
        PromptShelf prompts = reader.shelf();
        float[] served = prompts.served();
        Regimes before = table.get(Names.REGIMES, Regimes.class);
        table.put(Names.REGIMES, before.into(regime));
        float[] snapshot =
                method.teacher().snapshot(prompts.one(), served, prompts.driftSnapshot(), remembered.random());
        if (snapshot != null) {
            prompts.driftSnapshot(snapshot);
        }
        Anchor anchor = method.consolidation()
                .measure(prompts.anchor(), served, remembered.at(served), remembered.ofLogits(served));
        if (anchor != null) {
            prompts.anchor(anchor);
        }
        train(before.current(), regime, windows, remembered.random());
        source.begin(served, remembered.random());
    }

    private void train(int ended, int regime, List<int[]> windows, SeededRandom random) {
        KeptNumbers kept = reader.kept();
        boolean mayReturn = method.boundary().returns();
        if (kept.of(regime) != null) {
            kept.keep(ended, mayReturn);
            kept.resume(regime);
            return;
        }
        Fresh fresh = new Fresh(backbone, reader.shelf().one(), method.initializer(), random, windows);
        float[] next = reader.composer().begin(reader.stock(ended), fresh);
        if (next != null) {
            kept.keep(ended, mayReturn);
            kept.begin(next);
        }
    }
}
