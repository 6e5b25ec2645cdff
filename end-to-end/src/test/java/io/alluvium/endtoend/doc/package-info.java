/** Documents that are checked. In: the pages of this repository. Out: a failure that names the line that is not true. */
@NullMarked
package io.alluvium.endtoend.doc;

import org.jspecify.annotations.NullMarked;
