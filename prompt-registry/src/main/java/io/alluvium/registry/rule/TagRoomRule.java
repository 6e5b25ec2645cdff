package io.alluvium.registry.rule;

import io.alluvium.schemas.TagChange;
import java.util.Map;
import java.util.Optional;

/** A version has room for so many tags. */
final class TagRoomRule implements Rule<TagChange> {

    private static final int MOST = 64;

    @Override
    public String name() {
        return "tag-room";
    }

    @Override
    public Optional<Refusal> check(TagChange wish, DomainFacts facts) {
        if (wish.getValue() == null) {
            return Optional.empty();
        }
        Map<String, String> tags = facts.tags(wish.getDomain(), wish.getVersion());
        if (tags.size() < MOST || tags.containsKey(wish.getTag())) {
            return Optional.empty();
        }
        return Optional.of(new Refusal(
                Refusal.Code.TOO_MANY_TAGS,
                wish.getDomain() + "@" + wish.getVersion() + " has " + MOST + " tags already; remove one first"));
    }
}
