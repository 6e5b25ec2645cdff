/** The news for workers. In: an accepted alias move and its version. Out: the announcement. */
@NullMarked
package io.alluvium.registry.announce;

import org.jspecify.annotations.NullMarked;
