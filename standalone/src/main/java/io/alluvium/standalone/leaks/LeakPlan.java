package io.alluvium.standalone.leaks;

import io.alluvium.model.Precision;

/**
 * What is to be done.
 *
 * @param model {@code base}, {@code gpt2-124m}, or a checkpoint's directory
 * @param precision number format
 * @param steps training steps
 * @param requests requests that are answered
 * @param growthMebibytes by how much the process may grow after the warm-up
 * @param threads threads of one operation
 * @param seed chooses texts and prompts
 */
public record LeakPlan(
        String model, Precision precision, int steps, int requests, int growthMebibytes, int threads, long seed) {

    /** Checks the numbers. */
    public LeakPlan {
        if (steps < 1 || requests < 1 || growthMebibytes < 1 || threads < 1) {
            throw new IllegalArgumentException("Steps, requests, the bound and threads must be at least 1, but are "
                    + steps + ", " + requests + ", " + growthMebibytes + " and " + threads);
        }
    }
}
