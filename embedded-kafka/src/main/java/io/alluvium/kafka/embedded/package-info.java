/**
 * A real Kafka broker inside this JVM. In: a directory and a port. Out: bootstrap servers, until it is closed.
 */
@NullMarked
package io.alluvium.kafka.embedded;

import org.jspecify.annotations.NullMarked;
