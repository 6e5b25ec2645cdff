/** Pictures of the report. In: its numbers. Out: PNG files, and one page that holds them all. */
@NullMarked
package io.alluvium.standalone.stream.picture;

import org.jspecify.annotations.NullMarked;
