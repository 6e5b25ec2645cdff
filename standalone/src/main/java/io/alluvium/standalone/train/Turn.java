package io.alluvium.standalone.train;

/**
 * Some steps of one contestant.
 *
 * @param seconds one step, on average
 * @param optimizerSeconds the part of it that the optimizer took; 0 where it was not measured by itself
 */
record Turn(double seconds, double optimizerSeconds) {}
