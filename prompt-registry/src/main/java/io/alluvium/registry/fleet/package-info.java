/**
 * How far a version has come among the workers. In: what each worker last said of a domain, and what is live there. Out:
 * who serves the version, who failed to, and who should and does not.
 */
@NullMarked
package io.alluvium.registry.fleet;

import org.jspecify.annotations.NullMarked;
