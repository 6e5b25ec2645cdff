package io.alluvium.registry.rule;

import io.alluvium.schemas.AliasMove;
import java.util.Optional;
import java.util.regex.Pattern;

/** An alias is a short lower-case word that starts with a letter, so that it is never mistaken for a number. */
final class AliasNameRule implements Rule<AliasMove> {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    @Override
    public String name() {
        return "alias-name";
    }

    @Override
    public Optional<Refusal> check(AliasMove wish, DomainFacts facts) {
        if (NAME.matcher(wish.getAlias()).matches()) {
            return Optional.empty();
        }
        return Optional.of(new Refusal(
                Refusal.Code.BAD_ALIAS_NAME,
                "an alias has 1 to 32 lower-case letters, digits or dashes and starts with a letter"));
    }
}
