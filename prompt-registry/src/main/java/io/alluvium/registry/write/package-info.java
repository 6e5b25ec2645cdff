/** Writes by REST. In: a wish. Out: the decision, as this node reads it in the log. */
@NullMarked
package io.alluvium.registry.write;

import org.jspecify.annotations.NullMarked;
