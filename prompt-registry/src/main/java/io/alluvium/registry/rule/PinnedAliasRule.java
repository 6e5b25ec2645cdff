package io.alluvium.registry.rule;

import io.alluvium.schemas.AliasMove;
import java.util.Optional;

/** The registry itself leaves a pinned alias where it is. */
final class PinnedAliasRule implements Rule<AliasMove> {

    @Override
    public String name() {
        return "pinned-alias";
    }

    @Override
    public Optional<Refusal> check(AliasMove wish, DomainFacts facts) {
        AliasMove last = facts.alias(wish.getDomain(), wish.getAlias());
        if (last == null || !Pin.holds(last)) {
            return Optional.empty();
        }
        return Optional.of(new Refusal(
                Refusal.Code.ALIAS_PINNED,
                wish.getDomain() + ":" + wish.getAlias() + " is pinned to version " + last.getToVersion() + " since "
                        + last.getActor() + " moved it (" + last.getReason() + "); unpin it, or move it by hand"));
    }
}
