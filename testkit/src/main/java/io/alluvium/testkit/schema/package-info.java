/** Writers of another release. In: a record of this one. Out: the bytes that another would write. */
@NullMarked
package io.alluvium.testkit.schema;

import org.jspecify.annotations.NullMarked;
