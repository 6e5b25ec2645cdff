package io.alluvium.registry.rule;

import io.alluvium.schemas.AliasMove;
import io.alluvium.schemas.Retirement;
import io.alluvium.schemas.TagChange;
import java.util.List;

/** The catalogue of rules. */
public final class PublishRules {

    /** The alias that workers serve by default and that the gate guards. */
    public static final String LIVE = "live";

    /** The alias that names the newest version. */
    public static final String CANDIDATE = "candidate";

    private PublishRules() {}

    /** All rules of the registry. */
    public static RuleBook standard() {
        return new RuleBook(
                List.of(
                        new AliasNameRule(),
                        new KnownVersionRule<>(AliasMove::getDomain, AliasMove::getToVersion),
                        new CompareAndSetRule(),
                        new RetiredVersionRule(),
                        new PassedGateRule()),
                List.of(new PinnedAliasRule()),
                List.of(new KnownVersionRule<>(Retirement::getDomain, Retirement::getVersion), new LiveVersionRule()),
                List.of(
                        new TagShapeRule(),
                        new KnownVersionRule<>(TagChange::getDomain, TagChange::getVersion),
                        new TagCompareAndSetRule(),
                        new TagRoomRule()));
    }
}
