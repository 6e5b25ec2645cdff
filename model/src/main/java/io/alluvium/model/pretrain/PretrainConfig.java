package io.alluvium.model.pretrain;

import io.alluvium.model.family.Gpt2Config;
import java.nio.file.Path;

/**
 * What one pre-training run is a function of.
 *
 * @param corpus JSON lines with a {@code text} each, trained on
 * @param heldOut JSON lines with a {@code text} each, only measured
 * @param output directory of the model, its checkpoint and its log
 * @param shape the model
 * @param schedule steps, batch and rates
 */
public record PretrainConfig(Path corpus, Path heldOut, Path output, Gpt2Config shape, Schedule schedule) {
    /**
     * The optimiser's schedule: linear warm-up, constant rate, linear decay to zero over the last part.
     *
     * @param steps updates in all
     * @param rows windows per update; a window is as long as the model's context
     * @param rate peak learning rate
     * @param weightDecay decoupled weight decay of matrices
     * @param seed of initial weights and order of the text
     */
    public record Schedule(int steps, int rows, double rate, double weightDecay, long seed) {
        private static final int WARM_UP_STEPS = 100;
        private static final double DECAY_FRACTION = 0.3;

        /** Checks the numbers. */
        public Schedule {
            if (steps < 1 || rows < 1 || rate <= 0 || weightDecay < 0) {
                throw new IllegalArgumentException("schedule needs positive steps, rows and rate; found steps " + steps
                        + ", rows " + rows + ", rate " + rate + ", weight decay " + weightDecay);
            }
        }

        /** Learning rate of update {@code step}, counted from 0. */
        double rateAt(int step) {
            double warm = Math.min(1.0, (step + 1.0) / WARM_UP_STEPS);
            double cool = Math.min(1.0, (steps - step) / (DECAY_FRACTION * steps));
            return rate * Math.min(warm, cool);
        }
    }
}
