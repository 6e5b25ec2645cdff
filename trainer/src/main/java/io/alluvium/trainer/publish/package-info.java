/**
 * A proposed prompt becomes a version. In: a learner's proposal and where in the log it was made. Out: files in the blob
 * store, and after them a manifest that is a pure function of its inputs.
 */
@NullMarked
package io.alluvium.trainer.publish;

import org.jspecify.annotations.NullMarked;
