package io.alluvium.standalone.train;

import io.alluvium.model.Precision;
import io.alluvium.model.tuner.PromptKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be measured.
 *
 * @param subjects models, lengths, kinds and precisions; every combination is measured
 * @param rounds measured rounds
 * @param steps steps of each side in a round
 * @param threads threads of one operation, on all sides
 * @param device that everything runs on, {@code cpu} or {@code cuda:N}
 * @param seed chooses texts, prompts and random weights
 * @param python an interpreter with torch and peft, or null
 */
public record TrainPlan(
        Subjects subjects,
        int rounds,
        int steps,
        int threads,
        String device,
        long seed,
        @Nullable PeftPlan python) {

    /**
     * Every combination of these is measured.
     *
     * @param models {@code base}, {@code gpt2-124m}, or a checkpoint's directory
     * @param kinds what is trained
     * @param virtualTokens length of what is trained
     * @param sequences tokens of a full text; less where the model's context leaves less
     * @param fills shares of that which a text has on average
     * @param rows texts of a batch; 0 takes what suits the model
     * @param precisions number formats of our own side
     */
    public record Subjects(
            List<String> models,
            List<PromptKind> kinds,
            int virtualTokens,
            List<Integer> sequences,
            List<Double> fills,
            int rows,
            List<Precision> precisions) {

        /** Checks that there is something to measure. */
        public Subjects {
            if (models.isEmpty() || kinds.isEmpty() || sequences.isEmpty() || fills.isEmpty() || precisions.isEmpty()) {
                throw new IllegalArgumentException("Nothing to measure: give at least one of --models, --kinds,"
                        + " --sequences, --fill and --precisions");
            }
            models = List.copyOf(models);
            kinds = List.copyOf(kinds);
            sequences = List.copyOf(sequences);
            fills = List.copyOf(fills);
            precisions = List.copyOf(precisions);
        }
    }

    /**
     * The Python side.
     *
     * @param interpreter the program
     * @param settings names of its settings, see {@link PeftChild}
     */
    public record PeftPlan(String interpreter, List<String> settings) {}

    /** Checks the numbers. */
    public TrainPlan {
        if (rounds < 1 || steps < 1 || threads < 1) {
            throw new IllegalArgumentException("Rounds, steps and threads must be at least 1, but are " + rounds + ", "
                    + steps + " and " + threads);
        }
    }
}
