package io.alluvium.registry.view;

/**
 * A stretch of keys, and how many of its entries are wanted at most.
 *
 * @param from the first key
 * @param to the last key
 * @param limit how many
 */
record Span(String from, String to, int limit) {

    /** All keys that begin so. */
    static Span of(String beginning) {
        return new Span(beginning, ViewKeys.end(beginning), Integer.MAX_VALUE);
    }
}
