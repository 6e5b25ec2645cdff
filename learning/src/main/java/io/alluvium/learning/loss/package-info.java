/**
 * What training minimises. In: the rows of a batch and their teachers. Out: the weight of each token and the distillation.
 */
@NullMarked
package io.alluvium.learning.loss;

import org.jspecify.annotations.NullMarked;
