/**
 * How fast this machine multiplies matrices, whatever is done around it: the ceiling that training is measured against.
 * In: shapes. Out: seconds.
 */
@NullMarked
package io.alluvium.model.ceiling;

import org.jspecify.annotations.NullMarked;
