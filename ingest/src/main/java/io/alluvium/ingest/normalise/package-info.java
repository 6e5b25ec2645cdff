/** One spelling for one text. In: any accepted text. Out: Unicode NFC with plain line ends, its digest, and whether it is held out. */
@NullMarked
package io.alluvium.ingest.normalise;

import org.jspecify.annotations.NullMarked;
