/** A published version beside the one that was made again. In: a manifest and what was rebuilt. Out: whether they agree. */
@NullMarked
package io.alluvium.standalone.replay;

import org.jspecify.annotations.NullMarked;
