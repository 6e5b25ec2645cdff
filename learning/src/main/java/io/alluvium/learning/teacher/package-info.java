/**
 * Who guards the past. In: the prompts that a domain has kept. Out: which of them teaches new text and which teaches remembered text.
 */
@NullMarked
package io.alluvium.learning.teacher;

import org.jspecify.annotations.NullMarked;
