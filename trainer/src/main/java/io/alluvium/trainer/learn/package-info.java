/**
 * Learning from the log. In: its records, in order. Out: a learner per domain that lives in memory as a cache of its
 * store, versions when they are due, and progress.
 */
@NullMarked
package io.alluvium.trainer.learn;

import org.jspecify.annotations.NullMarked;
