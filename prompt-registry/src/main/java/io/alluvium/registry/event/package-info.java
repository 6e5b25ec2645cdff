/**
 * News within one node. In: what the node's reader of the log stores. Out: the same, at once, to streams of
 * server-sent events and to writers that wait for a decision.
 */
@NullMarked
package io.alluvium.registry.event;

import org.jspecify.annotations.NullMarked;
