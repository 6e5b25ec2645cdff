/**
 * The server of answers. In: announcements and requests. Out: completions and scores, with the version used.
 */
@NullMarked
package io.alluvium.worker;

import org.jspecify.annotations.NullMarked;
