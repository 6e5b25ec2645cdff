/**
 * Chooses each recipe's settings before it is measured. In: recipes with alternatives. Out: the ones that did best on texts and
 * held-out documents of their own, at no more computing than the recipe that all are compared with.
 */
@NullMarked
package io.alluvium.standalone.stream.tune;

import org.jspecify.annotations.NullMarked;
