/**
 * Records as bytes and back: Avro single-object encoding, so that every value names the schema it was written with.
 * In: a record, or bytes of this or another version of the program. Out: bytes, or a value that says whether they
 * could be read.
 */
@NullMarked
package io.alluvium.schemas.serde;

import org.jspecify.annotations.NullMarked;
