/**
 * The whole path as a test. In: records through Kafka and HTTP, faults of every kind. Out: proof that what was accepted
 * is learned once, becomes a version, goes live and is answered with.
 */
@NullMarked
package io.alluvium.endtoend;

import org.jspecify.annotations.NullMarked;
