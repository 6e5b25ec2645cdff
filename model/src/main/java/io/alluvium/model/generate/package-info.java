/**
 * Many continuations at once. In: requests, each with its prompt. Out: their tokens as they come, from one batch whose rows
 * come and go.
 */
@NullMarked
package io.alluvium.model.generate;

import org.jspecify.annotations.NullMarked;
