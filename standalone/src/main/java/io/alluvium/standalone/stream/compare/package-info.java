/** Recipes beside each other. In: results of runs. Out: means over seeds, and intervals of paired differences. */
@NullMarked
package io.alluvium.standalone.stream.compare;

import org.jspecify.annotations.NullMarked;
