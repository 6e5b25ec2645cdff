/**
 * Pre-training of a small base model: a corpus comes in, a checkpoint directory goes out.
 */
@NullMarked
package io.alluvium.model.pretrain;

import org.jspecify.annotations.NullMarked;
