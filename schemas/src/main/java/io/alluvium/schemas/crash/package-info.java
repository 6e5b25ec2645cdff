/**
 * The named steps of the way from a record to an answer, so that a test can kill a process at exactly one of them. In: a
 * step that was reached. Out: nothing, unless a directory was named for the test.
 */
@NullMarked
package io.alluvium.schemas.crash;

import org.jspecify.annotations.NullMarked;
