/** What the examples log says. In: a record of the log. Out: a text to learn, a cut, or why it is neither. */
@NullMarked
package io.alluvium.trainer.read;

import org.jspecify.annotations.NullMarked;
