/**
 * Learners at rest. In: what changed in a learner. Out: entries of a store that commit with the offsets, and the learner
 * again after a crash or a move to another machine.
 */
@NullMarked
package io.alluvium.trainer.state;

import org.jspecify.annotations.NullMarked;
