package io.alluvium.registry.rule;

import io.alluvium.schemas.TagChange;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A tag changes only from what the wisher believed it to say. */
final class TagCompareAndSetRule implements Rule<TagChange> {

    @Override
    public String name() {
        return "tag-compare-and-set";
    }

    @Override
    public Optional<Refusal> check(TagChange wish, DomainFacts facts) {
        String current = facts.tags(wish.getDomain(), wish.getVersion()).get(wish.getTag());
        if (wish.getExpectAny() || Objects.equals(current, wish.getExpectedValue())) {
            return Optional.empty();
        }
        return Optional.of(new Refusal(
                Refusal.Code.PRECONDITION_FAILED,
                "tag " + wish.getTag() + " of " + wish.getDomain() + "@" + wish.getVersion() + " says " + said(current)
                        + ", not " + said(wish.getExpectedValue()) + "; read it again and decide again"));
    }

    private static String said(@Nullable String value) {
        return value == null ? "nothing" : "'" + value + "'";
    }
}
