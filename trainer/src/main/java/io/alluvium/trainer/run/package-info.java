/**
 * The trainer as a running thing. In: settings. Out: a topology that waits for the broker, gets up again after a failure
 * and says whether it is at work.
 */
@NullMarked
package io.alluvium.trainer.run;

import org.jspecify.annotations.NullMarked;
