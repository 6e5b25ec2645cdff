/**
 * A published version is made again. In: what its manifest says of its origin, and the examples log. Out: the manifest and
 * the prompt that the same learner proposes from it, to be compared.
 */
@NullMarked
package io.alluvium.trainer.replay;

import org.jspecify.annotations.NullMarked;
