/** Starting the packaged applications. In: settings. Out: processes that can be asked, stopped and killed. */
@NullMarked
package io.alluvium.endtoend.launch;

import org.jspecify.annotations.NullMarked;
