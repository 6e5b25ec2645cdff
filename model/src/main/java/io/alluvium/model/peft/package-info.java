/**
 * Soft prompts as Hugging Face PEFT directories: a prompt comes in, files go out, and the other way round.
 */
@NullMarked
package io.alluvium.model.peft;

import org.jspecify.annotations.NullMarked;
