package io.alluvium.registry.rule;

import java.util.Optional;

/**
 * One condition that a wish must meet. It only looks; what follows is done elsewhere.
 *
 * @param <W> the kind of wish
 */
public interface Rule<W> {

    /** The name of the rule in logs and documents. */
    String name();

    /** Why the wish must be refused, or empty where this rule has nothing against it. */
    Optional<Refusal> check(W wish, DomainFacts facts);
}
