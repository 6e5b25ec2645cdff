/** Everything of the system that reads input from outside. In: bytes. Out: of use, or refused with a reason. */
@NullMarked
package io.alluvium.standalone.fuzz.reader;

import org.jspecify.annotations.NullMarked;
