/** What a terminal shows: progress and tables. In: numbers and rows. Out: lines that a person reads. */
@NullMarked
package io.alluvium.standalone.console;

import org.jspecify.annotations.NullMarked;
