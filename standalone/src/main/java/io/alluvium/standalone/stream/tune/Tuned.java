package io.alluvium.standalone.stream.tune;

import java.util.Comparator;
import java.util.List;

/**
 * What was tried of a recipe, and what was chosen.
 *
 * @param recipe what tables call it
 * @param trials every point, in the order of the grid
 * @param chosen the point that is measured
 */
public record Tuned(String recipe, List<Trial> trials, String chosen) {

    /** Copies. */
    public Tuned {
        trials = List.copyOf(trials);
    }

    /** The best of those that can be afforded; where none can, the cheapest. */
    static Tuned of(String recipe, List<Trial> trials) {
        Trial best = trials.stream()
                .filter(Trial::affordable)
                .min(Comparator.comparingDouble(Trial::score))
                .or(() -> trials.stream().min(Comparator.comparingDouble(Trial::compute)))
                .orElseThrow();
        return new Tuned(recipe, trials, best.point());
    }
}
