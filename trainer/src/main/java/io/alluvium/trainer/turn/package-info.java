/** Whose turn it is to learn. In: records that came late, of many domains. Out: the same, a fair share for each domain. */
@NullMarked
package io.alluvium.trainer.turn;

import org.jspecify.annotations.NullMarked;
