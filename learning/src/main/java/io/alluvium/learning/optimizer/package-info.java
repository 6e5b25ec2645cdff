/**
 * How a gradient moves a prompt. In: parameters, gradient and moments. Out: the next parameters and moments.
 */
@NullMarked
package io.alluvium.learning.optimizer;

import org.jspecify.annotations.NullMarked;
