/**
 * What is done to a gradient before it is used. In: a gradient, and those of remembered text. Out: a gradient.
 */
@NullMarked
package io.alluvium.learning.gradient;

import org.jspecify.annotations.NullMarked;
