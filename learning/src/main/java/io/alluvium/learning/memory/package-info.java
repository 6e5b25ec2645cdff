/**
 * What is remembered of the past. In: which regime each slot holds. Out: which slot to overwrite, and which slots to replay.
 */
@NullMarked
package io.alluvium.learning.memory;

import org.jspecify.annotations.NullMarked;
