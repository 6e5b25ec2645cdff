/**
 * The families of checkpoints that the host runs. In: a Hugging Face directory. Out: its {@link
 * io.alluvium.model.family.Architecture} and the tensors under the names that the programs know. A new family is one class
 * here; {@code docs/add-a-family.md} says how.
 */
@NullMarked
package io.alluvium.model.family;

import org.jspecify.annotations.NullMarked;
