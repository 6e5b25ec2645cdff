/**
 * Whether native memory stays steady. In: numbers of training steps and requests. Out: what of them is resident after a
 * warm-up and at the end.
 */
@NullMarked
package io.alluvium.standalone.leaks;

import org.jspecify.annotations.NullMarked;
