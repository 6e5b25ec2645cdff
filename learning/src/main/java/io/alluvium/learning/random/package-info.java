/**
 * The learner's source of chance. In: a seed. Out: the same numbers every time, with a state that fits in one long.
 */
@NullMarked
package io.alluvium.learning.random;

import org.jspecify.annotations.NullMarked;
