/**
 * What is trained. In: the backbone's shape. Out: the shape of the soft prompt.
 */
@NullMarked
package io.alluvium.learning.tuner;

import org.jspecify.annotations.NullMarked;
