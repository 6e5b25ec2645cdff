package io.alluvium.registry.rule;

import io.alluvium.schemas.AliasMove;
import io.alluvium.schemas.Retirement;
import java.util.Optional;

/** The alias {@code live} never names a retired version, not even by force. */
final class RetiredVersionRule implements Rule<AliasMove> {

    @Override
    public String name() {
        return "retired-version";
    }

    @Override
    public Optional<Refusal> check(AliasMove wish, DomainFacts facts) {
        Retirement last = facts.retirement(wish.getDomain(), wish.getToVersion());
        if (!wish.getAlias().equals(PublishRules.LIVE) || last == null || !last.getRetired()) {
            return Optional.empty();
        }
        return Optional.of(new Refusal(
                Refusal.Code.VERSION_RETIRED,
                "version " + wish.getToVersion() + " of " + wish.getDomain() + " was retired by " + last.getActor()
                        + " (" + last.getReason() + "); restore it first, or choose another one"));
    }
}
