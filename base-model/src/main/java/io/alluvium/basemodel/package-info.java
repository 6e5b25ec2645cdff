/**
 * The small frozen language model that ships, as resources. In: a directory. Out: the same directory with the
 * checkpoint in it, as Hugging Face lays it out.
 */
@NullMarked
package io.alluvium.basemodel;

import org.jspecify.annotations.NullMarked;
