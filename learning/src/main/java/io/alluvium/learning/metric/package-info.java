/**
 * How well a prompt does and what it forgot. In: texts, or a matrix of losses. Out: numbers.
 */
@NullMarked
package io.alluvium.learning.metric;

import org.jspecify.annotations.NullMarked;
