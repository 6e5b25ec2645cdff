/**
 * The live prompts of domains, for any Java program. In: addresses of registries and a directory. Out: the files of the
 * version that is live, checked, on this machine, now and whenever another one becomes live.
 */
@NullMarked
package io.alluvium.client;

import org.jspecify.annotations.NullMarked;
