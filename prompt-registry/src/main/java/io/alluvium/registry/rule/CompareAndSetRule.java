package io.alluvium.registry.rule;

import io.alluvium.schemas.AliasMove;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An alias moves only from where the wisher believed it to be, so that of two wishers at once one loses and knows. Who
 * names the revision too also loses to a move there and back again.
 */
final class CompareAndSetRule implements Rule<AliasMove> {

    @Override
    public String name() {
        return "compare-and-set";
    }

    @Override
    public Optional<Refusal> check(AliasMove wish, DomainFacts facts) {
        if (wish.getExpectAny()) {
            return Optional.empty();
        }
        AliasMove last = facts.alias(wish.getDomain(), wish.getAlias());
        Integer current = last == null ? null : Integer.valueOf(last.getToVersion());
        if (!Objects.equals(current, wish.getExpectedVersion())) {
            return refused(wish, named(current) + ", not " + named(wish.getExpectedVersion()));
        }
        Long believed = wish.getExpectedRevision();
        if (last != null && believed != null && believed != last.getRevision()) {
            return refused(wish, named(current) + " since its move " + last.getRevision() + ", not " + believed);
        }
        return Optional.empty();
    }

    private static Optional<Refusal> refused(AliasMove wish, String found) {
        return Optional.of(new Refusal(
                Refusal.Code.PRECONDITION_FAILED,
                wish.getDomain() + ":" + wish.getAlias() + " names " + found + "; read it again and decide again"));
    }

    private static String named(@Nullable Integer version) {
        return version == null ? "no version" : "version " + version;
    }
}
