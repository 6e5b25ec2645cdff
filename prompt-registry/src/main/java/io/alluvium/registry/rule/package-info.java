/**
 * The conditions of publication. In: a wish or a proposal, and what is settled. Out: nothing against it, or a refusal
 * with a code and a sentence. Nothing here has an effect.
 */
@NullMarked
package io.alluvium.registry.rule;

import org.jspecify.annotations.NullMarked;
