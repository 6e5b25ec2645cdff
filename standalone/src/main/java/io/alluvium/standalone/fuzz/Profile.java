package io.alluvium.standalone.fuzz;

import java.util.List;

/**
 * What a target is.
 *
 * @param name its name on the command line
 * @param share how many of the cases it gets, in proportion to the others' shares
 * @param bounds what one case may cost
 * @param refusals the exceptions by which it refuses input: these classes, and no subclass of them
 */
public record Profile(String name, int share, Bounds bounds, List<Class<? extends Throwable>> refusals) {

    /** Keeps the list from changing. */
    public Profile {
        refusals = List.copyOf(refusals);
    }

    /** With the usual bounds. */
    @SafeVarargs
    public static Profile of(String name, int share, Class<? extends Throwable>... refusals) {
        return new Profile(name, share, Bounds.DEFAULT, List.of(refusals));
    }
}
