/**
 * Tuners as Hugging Face PEFT directories: what was trained comes in, files go out, and the other way round.
 */
@NullMarked
package io.alluvium.model.peft;

import org.jspecify.annotations.NullMarked;
