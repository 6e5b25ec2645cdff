package io.alluvium.registry.rule;

import java.util.List;

/** The catalogue of rules, in the order in which they are asked; the first refusal counts. */
public final class PublishRules {

    /** The alias that workers serve by default and that the gate guards. */
    public static final String LIVE = "live";

    /** The alias that names the newest version. */
    public static final String CANDIDATE = "candidate";

    private PublishRules() {}

    /** All rules of the registry. */
    public static List<PublishRule> standard() {
        return List.of(new AliasNameRule(), new KnownVersionRule(), new CompareAndSetRule(), new PassedGateRule());
    }
}
