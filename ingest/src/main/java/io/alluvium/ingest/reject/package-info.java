/** The way out for refused records. In: a refusal. Out: the original bytes with headers that say why and where from. */
@NullMarked
package io.alluvium.ingest.reject;

import org.jspecify.annotations.NullMarked;
