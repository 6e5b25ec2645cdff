/**
 * The frozen language model as a host: text and soft prompts come in as plain values; losses, gradients and generated text go out. Native memory stays inside.
 */
@NullMarked
package io.alluvium.model;

import org.jspecify.annotations.NullMarked;
