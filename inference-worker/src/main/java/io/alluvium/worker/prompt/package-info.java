/**
 * The prompts that answers are made with. In: verified prompts and the names that requests use. Out: leases, each on
 * one version that stays whole until the lease is given back, however often its alias moves meanwhile.
 */
@NullMarked
package io.alluvium.worker.prompt;

import org.jspecify.annotations.NullMarked;
