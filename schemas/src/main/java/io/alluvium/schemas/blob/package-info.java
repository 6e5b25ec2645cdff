/**
 * The blob store: bytes under the name of their SHA-256. In: bytes. Out: their digest, and for a digest the same
 * bytes or a clear failure, never other bytes. What nothing names is removed when it is old enough.
 */
@NullMarked
package io.alluvium.schemas.blob;

import org.jspecify.annotations.NullMarked;
