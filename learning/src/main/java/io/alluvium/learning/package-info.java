/**
 * Continual learning as plain Java over the model. In: text and a recipe. Out: a soft prompt and how well it does.
 */
@NullMarked
package io.alluvium.learning;

import org.jspecify.annotations.NullMarked;
