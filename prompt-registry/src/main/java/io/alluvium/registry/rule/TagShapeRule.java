package io.alluvium.registry.rule;

import io.alluvium.schemas.TagChange;
import java.util.Optional;
import java.util.regex.Pattern;

/** A tag has a short name of lower-case letters and a short value without control characters. */
final class TagShapeRule implements Rule<TagChange> {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9._-]{0,62}");
    private static final int LONGEST_VALUE = 200;

    @Override
    public String name() {
        return "tag-shape";
    }

    @Override
    public Optional<Refusal> check(TagChange wish, DomainFacts facts) {
        if (!NAME.matcher(wish.getTag()).matches()) {
            return refused("a tag's name has 1 to 63 lower-case letters, digits, dots, dashes or underscores and starts"
                    + " with a letter");
        }
        String value = wish.getValue();
        if (value != null && (value.length() > LONGEST_VALUE || value.chars().anyMatch(Character::isISOControl))) {
            return refused("a tag's value has at most " + LONGEST_VALUE + " characters and no control characters");
        }
        return Optional.empty();
    }

    private static Optional<Refusal> refused(String why) {
        return Optional.of(new Refusal(Refusal.Code.BAD_TAG, why));
    }
}
