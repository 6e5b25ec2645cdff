package io.alluvium.registry.rule;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * Wishes are about published versions only.
 *
 * @param <W> the kind of wish
 */
final class KnownVersionRule<W> implements Rule<W> {

    private final Function<W, String> domain;
    private final ToIntFunction<W> version;

    /** Takes how to find the domain and the version of a wish. */
    KnownVersionRule(Function<W, String> domain, ToIntFunction<W> version) {
        this.domain = domain;
        this.version = version;
    }

    @Override
    public String name() {
        return "known-version";
    }

    @Override
    public Optional<Refusal> check(W wish, DomainFacts facts) {
        String asked = domain.apply(wish);
        int number = version.applyAsInt(wish);
        if (facts.version(asked, number) != null) {
            return Optional.empty();
        }
        return Optional.of(new Refusal(
                Refusal.Code.UNKNOWN_VERSION,
                "version " + number + " of " + asked + " was never published; the newest is "
                        + facts.lastVersion(asked)));
    }
}
