/** From bytes to a document. In: the value of a Kafka record or a line of a request, Avro or JSON. Out: a {@link io.alluvium.schemas.Document}, or why the bytes are none. */
@NullMarked
package io.alluvium.ingest.parse;

import org.jspecify.annotations.NullMarked;
