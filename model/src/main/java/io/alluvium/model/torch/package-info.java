/**
 * TorchScript without Python: readable program sources become archives, loaded modules become Java calls.
 */
@NullMarked
package io.alluvium.model.torch;

import org.jspecify.annotations.NullMarked;
