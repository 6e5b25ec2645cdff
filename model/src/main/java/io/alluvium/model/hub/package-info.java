/**
 * Checkpoints by name: {@code hf://owner/name@revision} in, a local directory in the layout of the Hugging Face Hub's
 * cache out. What other programs have put into that cache is used, and they use what is put there.
 */
@NullMarked
package io.alluvium.model.hub;

import org.jspecify.annotations.NullMarked;
