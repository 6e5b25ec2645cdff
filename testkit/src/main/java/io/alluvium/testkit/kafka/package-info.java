/**
 * A real broker for tests. In: a test class that asks for one. Out: the broker, one for all test classes of the JVM,
 * with the system's topics on it.
 */
@NullMarked
package io.alluvium.testkit.kafka;

import org.jspecify.annotations.NullMarked;
