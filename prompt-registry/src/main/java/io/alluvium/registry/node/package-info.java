/**
 * One process of the registry. In: the settings and the application's start and stop. Out: a running topology, the view
 * of what it read, and whether it is ready.
 */
@NullMarked
package io.alluvium.registry.node;

import org.jspecify.annotations.NullMarked;
