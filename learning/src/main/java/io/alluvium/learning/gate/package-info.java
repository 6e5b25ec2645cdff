/**
 * Whether a prompt may become live. In: held-out text of every regime, the live prompt and a candidate. Out: a verdict with its numbers.
 */
@NullMarked
package io.alluvium.learning.gate;

import org.jspecify.annotations.NullMarked;
