/**
 * The alluvium command. In: a command line. Out: everything in one process, and an exit code that means something.
 */
@NullMarked
package io.alluvium.standalone;

import org.jspecify.annotations.NullMarked;
