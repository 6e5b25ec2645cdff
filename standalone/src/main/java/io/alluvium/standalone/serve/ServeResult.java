package io.alluvium.standalone.serve;

import io.alluvium.model.Precision;
import io.alluvium.standalone.throughput.Spread;

/**
 * What was measured with so many rows.
 *
 * @param model the model's name
 * @param precision number format
 * @param rows rows at once
 * @param reading the texts, from their first tokens to the logits of the next, prompts copied into the rows included
 * @param writing a token for each row after that
 * @param tokensPerSecond written by all rows together, each with a prompt of its own
 */
public record ServeResult(
        String model, Precision precision, int rows, Part reading, Part writing, Spread tokensPerSecond) {

    /**
     * One call of the model.
     *
     * @param noneMillis milliseconds without any prompt
     * @param oneMillis milliseconds with one prompt in all rows
     * @param manyMillis milliseconds with a prompt of its own in each row
     * @param promptOverNone one prompt beside none, round by round
     * @param manyOverOne many prompts beside one, round by round
     * @param leastPromptOverNone the fastest round with one prompt beside the fastest with none: what disturbs a
     *     measurement only makes it slower
     * @param leastManyOverOne the fastest round with many prompts beside the fastest with one
     */
    public record Part(
            Spread noneMillis,
            Spread oneMillis,
            Spread manyMillis,
            Spread promptOverNone,
            Spread manyOverOne,
            double leastPromptOverNone,
            double leastManyOverOne) {}
}
