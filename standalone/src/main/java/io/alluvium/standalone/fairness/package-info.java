/**
 * What a flood costs the neighbour. In: how large a flood. Out: how long another domain waits for its version without and
 * with it, what memory that took, and whether every record was counted once.
 */
@NullMarked
package io.alluvium.standalone.fairness;

import org.jspecify.annotations.NullMarked;
