/**
 * Following the registry over HTTP. In: what a subscriber chose and how far it had read. Out: every event of the log that it
 * chose, once and in order, as fast as it takes them and no faster.
 */
@NullMarked
package io.alluvium.registry.subscribe;

import org.jspecify.annotations.NullMarked;
