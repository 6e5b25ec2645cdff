/**
 * Files that no version names are removed. In: all manifests of the logs, and the blob store. Out: a store without the
 * leftovers of crashes.
 */
@NullMarked
package io.alluvium.registry.collect;

import org.jspecify.annotations.NullMarked;
