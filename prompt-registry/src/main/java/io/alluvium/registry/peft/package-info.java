/** The files of versions. In: a manifest and the blob store. Out: checked bytes, or the whole PEFT directory as a tar. */
@NullMarked
package io.alluvium.registry.peft;

import org.jspecify.annotations.NullMarked;
