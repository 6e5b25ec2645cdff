/** How hostile input is made. In: dice that are thrown from a seed, and valid input to begin with. Out: bytes. */
@NullMarked
package io.alluvium.standalone.fuzz.cases;

import org.jspecify.annotations.NullMarked;
