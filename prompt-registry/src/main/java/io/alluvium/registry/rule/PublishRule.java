package io.alluvium.registry.rule;

import io.alluvium.schemas.AliasMove;
import java.util.Optional;

/** One condition that a wish to move an alias must meet. It only looks; what follows is done elsewhere. */
public interface PublishRule {

    /** The name of the rule in logs and documents. */
    String name();

    /** Why the wish must be refused, or empty where this rule has nothing against it. */
    Optional<Refusal> check(AliasMove wish, DomainFacts facts);
}
