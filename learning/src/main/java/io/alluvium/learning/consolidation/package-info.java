/**
 * How the past holds the student's own numbers back. In: the prompt served when a regime ends, and gradients of remembered
 * text. Out: an anchor, and its pull on every later gradient.
 */
@NullMarked
package io.alluvium.learning.consolidation;

import org.jspecify.annotations.NullMarked;
