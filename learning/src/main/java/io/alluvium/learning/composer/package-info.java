/**
 * What prompt reads a text, where a domain may hold several. In: the numbers in training, those that earlier regimes left, and
 * what texts are about. Out: one prompt, and how its gradient reaches the numbers in training.
 */
@NullMarked
package io.alluvium.learning.composer;

import org.jspecify.annotations.NullMarked;
