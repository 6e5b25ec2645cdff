/**
 * What a learner remembers between two examples. In: values under names. Out: bytes under names, and which of them changed.
 */
@NullMarked
package io.alluvium.learning.state;

import org.jspecify.annotations.NullMarked;
