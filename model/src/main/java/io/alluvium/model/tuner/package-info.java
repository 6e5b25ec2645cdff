/**
 * What can be trained beside a frozen model. In: an architecture and a tuner's settings. Out: the names and dimensions of
 * its tensors, where they enter the model, and their values as one flat array.
 */
@NullMarked
package io.alluvium.model.tuner;

import org.jspecify.annotations.NullMarked;
