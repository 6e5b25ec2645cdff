/**
 * One bounded training step. In: new windows and the learner's state. Out: the changed state and a report.
 */
@NullMarked
package io.alluvium.learning.step;

import org.jspecify.annotations.NullMarked;
