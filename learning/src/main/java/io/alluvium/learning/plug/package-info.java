/**
 * How methods are named in a recipe. In: a name and settings from data. Out: the variant of a plug point, or a message that says what is allowed.
 */
@NullMarked
package io.alluvium.learning.plug;

import org.jspecify.annotations.NullMarked;
