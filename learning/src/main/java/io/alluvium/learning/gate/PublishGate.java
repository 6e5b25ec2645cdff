package io.alluvium.learning.gate;

import io.alluvium.learning.RegimeLoss;
import io.alluvium.learning.Verdict;
import io.alluvium.learning.metric.WindowScorer;
import io.alluvium.learning.recipe.GateSettings;
import io.alluvium.learning.state.HeldOutWindow;
import io.alluvium.learning.state.Names;
import io.alluvium.learning.state.RegimeRow;
import io.alluvium.learning.state.StateTable;
import io.alluvium.model.Backbone;
import io.alluvium.model.tuner.SoftPrompt;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Measures a candidate on held-out text of every past regime. It passes if no regime's perplexity is above the live
 * prompt's (the frozen model's, when nothing is live) by more than the budget, and if it beats the frozen model over
 * all text. The memory-guided acceptance of continual prompt tuning (Zhu et al. 2022), on text never trained on.
 */
public final class PublishGate {

    private final Backbone backbone;
    private final StateTable table;
    private final GateSettings settings;

    public PublishGate(Backbone backbone, StateTable table, GateSettings settings) {
        this.backbone = backbone;
        this.table = table;
        this.settings = settings;
    }

    /** The verdict on a candidate. */
    public Verdict judge(SoftPrompt candidate, @Nullable SoftPrompt live) {
        var regimes = new HeldOutText(table, settings).scored(backbone);
        List<HeldOutWindow> all =
                regimes.values().stream().flatMap(List::stream).toList();
        List<int[]> windows = all.stream().map(HeldOutWindow::tokens).toList();
        double[] candidateSums = WindowScorer.sums(backbone, candidate, windows);
        double[] liveSums = live == null ? null : WindowScorer.sums(backbone, live, windows);
        List<Tally> tallies = new ArrayList<>();
        int next = 0;
        for (var regime : regimes.entrySet()) {
            Tally tally = new Tally(regime.getKey());
            for (HeldOutWindow window : regime.getValue()) {
                tally.add(window, candidateSums[next], liveSums == null ? 0 : liveSums[next]);
                next++;
            }
            tallies.add(tally);
        }
        return GateRule.verdict(
                tallies.stream().map(tally -> measured(tally, live != null)).toList(), settings.budget());
    }

    private RegimeLoss measured(Tally tally, boolean hasLive) {
        String name = Names.regime(tally.regime);
        RegimeRow known = table.find(name, RegimeRow.class);
        RegimeLoss loss = tally.loss(hasLive);
        double now = loss.liveLoss() == null ? loss.candidateLoss() : Math.min(loss.liveLoss(), loss.candidateLoss());
        RegimeRow row = (known == null ? RegimeRow.START : known).measured(now, loss.heldOutTokens());
        table.put(name, row);
        return new RegimeLoss(
                loss.regime(),
                loss.heldOutTokens(),
                loss.frozenLoss(),
                row.bestLoss(),
                loss.liveLoss(),
                loss.candidateLoss());
    }

    /** Sums of one regime. */
    private static final class Tally {

        private final int regime;
        private long tokens;
        private double frozen;
        private double live;
        private double candidate;

        Tally(int regime) {
            this.regime = regime;
        }

        void add(HeldOutWindow window, double candidateSum, double liveSum) {
            tokens += window.targets();
            frozen += window.frozenLossSum();
            candidate += candidateSum;
            live += liveSum;
        }

        RegimeLoss loss(boolean hasLive) {
            return new RegimeLoss(
                    regime, tokens, frozen / tokens, 0, hasLive ? live / tokens : null, candidate / tokens);
        }
    }
}
