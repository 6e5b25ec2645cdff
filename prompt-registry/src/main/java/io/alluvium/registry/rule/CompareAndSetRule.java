package io.alluvium.registry.rule;

import io.alluvium.schemas.AliasMove;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An alias moves only from where the wisher believed it to be, so that of two wishers at once one loses and knows. */
final class CompareAndSetRule implements PublishRule {

    @Override
    public String name() {
        return "compare-and-set";
    }

    @Override
    public Optional<Refusal> check(AliasMove wish, DomainFacts facts) {
        Integer current = facts.aliasVersion(wish.getDomain(), wish.getAlias());
        if (wish.getExpectAny() || Objects.equals(current, wish.getExpectedVersion())) {
            return Optional.empty();
        }
        return Optional.of(new Refusal(
                Refusal.Code.PRECONDITION_FAILED,
                wish.getDomain() + ":" + wish.getAlias() + " names " + named(current) + ", not "
                        + named(wish.getExpectedVersion()) + "; read it again and decide again"));
    }

    private static String named(@Nullable Integer version) {
        return version == null ? "no version" : "version " + version;
    }
}
