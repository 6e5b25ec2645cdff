/**
 * The registry's events as CloudEvents 1.0. In: a record of the log or passing news. Out: its attributes, the same in JSON
 * and in the headers of a Kafka record, and on every node.
 */
@NullMarked
package io.alluvium.registry.cloud;

import org.jspecify.annotations.NullMarked;
