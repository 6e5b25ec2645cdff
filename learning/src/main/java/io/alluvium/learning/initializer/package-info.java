/**
 * Where a prompt starts. In: the backbone, the prompt's shape and a source of chance. Out: the first prompt of a domain.
 */
@NullMarked
package io.alluvium.learning.initializer;

import org.jspecify.annotations.NullMarked;
