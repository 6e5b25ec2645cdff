package io.alluvium.registry.rule;

import io.alluvium.schemas.Retirement;
import java.util.Objects;
import java.util.Optional;

/** What is live is not retired: something else must become live before. */
final class LiveVersionRule implements Rule<Retirement> {

    @Override
    public String name() {
        return "live-version";
    }

    @Override
    public Optional<Refusal> check(Retirement wish, DomainFacts facts) {
        if (!wish.getRetired()
                || !Objects.equals(facts.aliasVersion(wish.getDomain(), PublishRules.LIVE), wish.getVersion())) {
            return Optional.empty();
        }
        return Optional.of(new Refusal(
                Refusal.Code.VERSION_LIVE,
                "version " + wish.getVersion() + " of " + wish.getDomain()
                        + " is live; move live to another version first"));
    }
}
