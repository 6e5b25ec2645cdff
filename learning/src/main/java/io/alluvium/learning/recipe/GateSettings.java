package io.alluvium.learning.recipe;

import io.alluvium.learning.plug.Checks;

/**
 * How a prompt is measured before it may become live.
 *
 * @param budget allowed relative growth of perplexity on any regime
 * @param heldOutPerRegime windows of held-out text kept per regime
 * @param windowsPerRecord windows that one held-out record may give
 * @param maxWindows windows scored at most, over all regimes
 */
public record GateSettings(double budget, int heldOutPerRegime, int windowsPerRecord, int maxWindows) {

    static final GateSettings DEFAULTS = new GateSettings(0.005, 32, 4, 256);

    public GateSettings {
        Checks.atLeast("gate.budget", budget, 0);
        Checks.between("gate.heldOutPerRegime", heldOutPerRegime, 1, 9999);
        Checks.atLeast("gate.windowsPerRecord", windowsPerRecord, 1);
        Checks.atLeast("gate.maxWindows", maxWindows, 1);
    }
}
