package io.alluvium.learning.teacher;

import io.alluvium.model.tuner.SoftPrompt;

/**
 * A prompt of an earlier regime, tuned on the present one.
 *
 * @param prompt as it is now
 * @param similarity to the student, from 0 to 1
 */
public record AdaptedSource(SoftPrompt prompt, double similarity) {}
