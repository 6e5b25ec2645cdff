/** What the HTTP doors share. In: requests that no resource could answer. Out: refusals with a reason. */
@NullMarked
package io.alluvium.http;

import org.jspecify.annotations.NullMarked;
