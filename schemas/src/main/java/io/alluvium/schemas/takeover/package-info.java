/**
 * Going on where a process of ours died. In: the members of a group and the open transactions on the broker. Out: the
 * transactions of those who are gone are ended, so that their successors need not wait; and state on the disk that may
 * hold more than was committed is not trusted again.
 */
@NullMarked
package io.alluvium.schemas.takeover;

import org.jspecify.annotations.NullMarked;
