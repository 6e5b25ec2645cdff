package io.alluvium.schemas.serde;

import java.util.Optional;
import org.apache.avro.Schema;

/** Where a reader finds the schema that a value was written with. */
@FunctionalInterface
public interface SchemaSource {

    /** The schema with that CRC-64-AVRO fingerprint; empty if nobody is known to write with it. */
    Optional<Schema> find(long fingerprint);
}
