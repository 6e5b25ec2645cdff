/**
 * Every service as a process of its own, killed again and again under load. In: how often, and a seed. Out: a report of
 * what was lost, counted twice, or served that was never live; it should be empty.
 */
@NullMarked
package io.alluvium.standalone.crash;

import org.jspecify.annotations.NullMarked;
