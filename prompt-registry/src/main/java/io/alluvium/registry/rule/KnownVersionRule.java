package io.alluvium.registry.rule;

import io.alluvium.schemas.AliasMove;
import java.util.Optional;

/** An alias names published versions only. */
final class KnownVersionRule implements PublishRule {

    @Override
    public String name() {
        return "known-version";
    }

    @Override
    public Optional<Refusal> check(AliasMove wish, DomainFacts facts) {
        if (facts.version(wish.getDomain(), wish.getToVersion()) != null) {
            return Optional.empty();
        }
        return Optional.of(new Refusal(
                Refusal.Code.UNKNOWN_VERSION,
                "version " + wish.getToVersion() + " of " + wish.getDomain() + " was never published; the newest is "
                        + facts.lastVersion(wish.getDomain())));
    }
}
