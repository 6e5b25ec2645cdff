/**
 * The names in a Kafka Streams topology, by which running systems find their state. In: a topology. Out: its names, to be
 * compared with those that were released, or another topology that it can be changed with.
 */
@NullMarked
package io.alluvium.testkit.streams;

import org.jspecify.annotations.NullMarked;
