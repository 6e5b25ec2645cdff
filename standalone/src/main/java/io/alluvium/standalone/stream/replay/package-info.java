/** One stream learned with one recipe. In: a course, a recipe, a seed, a backbone. Out: everything that was measured. */
@NullMarked
package io.alluvium.standalone.stream.replay;

import org.jspecify.annotations.NullMarked;
