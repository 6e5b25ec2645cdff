package io.alluvium.standalone.fuzz;

import java.util.List;

/**
 * How many cases which targets get.
 *
 * @param seed what all input is a function of
 * @param cases cases in all
 * @param targets who gets them, each in proportion to its share and one at least
 */
public record FuzzPlan(long seed, long cases, List<FuzzTarget> targets) {

    /** Checks that there is something to do. */
    public FuzzPlan {
        targets = List.copyOf(targets);
        if (cases < 1 || targets.isEmpty()) {
            throw new IllegalArgumentException(
                    "Nothing to do: " + cases + " cases for " + targets.size() + " targets; give one of each at least");
        }
    }

    /** The target's part of the cases. */
    long cases(FuzzTarget target) {
        long shares = targets.stream().mapToLong(each -> each.profile().share()).sum();
        return Math.max(1, (cases * target.profile().share() + shares - 1) / shares);
    }
}
