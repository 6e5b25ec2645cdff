/** Hostile input for a running Alluvium, over HTTP and Kafka. In: its addresses. Out: findings, and whether it is well. */
@NullMarked
package io.alluvium.standalone.fuzz.live;

import org.jspecify.annotations.NullMarked;
