/**
 * A method as data. In: JSON. Out: a checked recipe with every default spelled out.
 */
@NullMarked
package io.alluvium.learning.recipe;

import org.jspecify.annotations.NullMarked;
