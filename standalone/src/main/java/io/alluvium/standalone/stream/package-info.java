/**
 * How well recipes learn streams, and what they forget. In: corpora, recipes, seeds. Out: loss matrices, the metrics of
 * continual learning, costs, and what is certain of the differences.
 */
@NullMarked
package io.alluvium.standalone.stream;

import org.jspecify.annotations.NullMarked;
