/** A Hub in this process. In: a checkpoint's directory. Out: an address that answers as the Hub does. */
@NullMarked
package io.alluvium.testkit.hub;

import org.jspecify.annotations.NullMarked;
