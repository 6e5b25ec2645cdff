/** The first half of the topology, without memory. In: record bytes. Out: a candidate, a refusal or a wish for a cut. */
@NullMarked
package io.alluvium.ingest.examine;

import org.jspecify.annotations.NullMarked;
