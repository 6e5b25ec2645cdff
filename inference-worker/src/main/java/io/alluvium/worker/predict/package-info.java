/**
 * What stands between a request and the model. In: checked requests and a leased prompt. Out: continuations, scores,
 * and refusals that say what was found and what to change. Too much work at once is refused here.
 */
@NullMarked
package io.alluvium.worker.predict;

import org.jspecify.annotations.NullMarked;
