package io.alluvium.registry.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What versions are looked for.
 *
 * @param domain the domain to look in; null: all
 * @param terms what each of them must meet, as of {@link Term}
 */
public record Search(@Nullable String domain, List<String> terms) {

    /** Keeps a copy. */
    public Search {
        terms = List.copyOf(terms);
    }
}
