/** The first stop. In: record bytes of producers. Out: examples, or refusals with a reason. */
@NullMarked
package io.alluvium.ingest;

import org.jspecify.annotations.NullMarked;
