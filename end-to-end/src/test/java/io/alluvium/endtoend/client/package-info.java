/** Talking to what runs, as anybody outside would. In: questions over HTTP and Kafka. Out: plain values. */
@NullMarked
package io.alluvium.endtoend.client;

import org.jspecify.annotations.NullMarked;
