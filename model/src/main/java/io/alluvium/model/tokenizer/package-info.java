/**
 * Text to token ids and back; a byte-level BPE trainer that writes a Hugging Face tokenizer file.
 */
@NullMarked
package io.alluvium.model.tokenizer;

import org.jspecify.annotations.NullMarked;
