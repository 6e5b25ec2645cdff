package io.alluvium.registry.rule;

import io.alluvium.schemas.AliasMove;
import io.alluvium.schemas.Retirement;
import io.alluvium.schemas.TagChange;
import java.util.List;
import java.util.Optional;

/**
 * All rules by what they are asked about, each list in the order in which its rules are asked; the first refusal counts.
 *
 * @param moves of wishes to move an alias
 * @param promotions of the registry's own wishes, which come with a version
 * @param retirements of wishes to retire a version
 * @param tags of wishes to tag a version
 */
public record RuleBook(
        List<Rule<AliasMove>> moves,
        List<Rule<AliasMove>> promotions,
        List<Rule<Retirement>> retirements,
        List<Rule<TagChange>> tags) {

    /** Keeps copies. */
    public RuleBook {
        moves = List.copyOf(moves);
        promotions = List.copyOf(promotions);
        retirements = List.copyOf(retirements);
        tags = List.copyOf(tags);
    }

    /** The first refusal of those rules. */
    public static <W> Optional<Refusal> firstRefusal(List<Rule<W>> rules, W wish, DomainFacts facts) {
        return rules.stream().flatMap(rule -> rule.check(wish, facts).stream()).findFirst();
    }
}
