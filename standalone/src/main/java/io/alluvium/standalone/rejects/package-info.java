/** What was refused, and how it gets a second chance. In: the rejects topic. Out: what it holds, and records offered again. */
@NullMarked
package io.alluvium.standalone.rejects;

import org.jspecify.annotations.NullMarked;
