/**
 * How fast texts are continued, and what prompts cost. In: models, precisions, rows. Out: tokens per second, and the time
 * with many prompts beside that with one and that with none.
 */
@NullMarked
package io.alluvium.standalone.serve;

import org.jspecify.annotations.NullMarked;
