/**
 * What lately learned text says of the next token, beside the model. In: that text and the model's losses. Out: losses of both
 * together.
 */
@NullMarked
package io.alluvium.learning.cache;

import org.jspecify.annotations.NullMarked;
