/**
 * The one writer of every domain. In: proposed versions and alias wishes, in the order of their partition. Out:
 * rulings, written to the log and announced.
 */
@NullMarked
package io.alluvium.registry.judge;

import org.jspecify.annotations.NullMarked;
