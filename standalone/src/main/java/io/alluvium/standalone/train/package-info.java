/**
 * How fast prompts are trained. In: models, lengths, kinds, precisions. Out: tokens per second, beside the matrix products
 * of the machine and beside the Python library peft.
 */
@NullMarked
package io.alluvium.standalone.train;

import org.jspecify.annotations.NullMarked;
