/** What can go wrong. In: a fact found elsewhere. Out: an exception that carries status, code and an explanation. */
@NullMarked
package io.alluvium.registry.problem;

import org.jspecify.annotations.NullMarked;
