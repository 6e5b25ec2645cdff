/**
 * Hugging Face checkpoints and safetensors: bytes come in, checked tensors go out, and the other way round.
 */
@NullMarked
package io.alluvium.model.checkpoint;

import org.jspecify.annotations.NullMarked;
