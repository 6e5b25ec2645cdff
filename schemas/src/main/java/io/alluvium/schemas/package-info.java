/**
 * The words of the system. In: nothing. Out: the Avro records (generated from {@code src/main/avro}), the topics they
 * travel on, and the headers of refused records. Every module that touches Kafka reads this package; it reads none.
 */
@NullMarked
package io.alluvium.schemas;

import org.jspecify.annotations.NullMarked;
