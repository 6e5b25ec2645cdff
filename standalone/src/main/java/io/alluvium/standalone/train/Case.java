package io.alluvium.standalone.train;

import io.alluvium.model.family.Gpt2Config;
import io.alluvium.model.tuner.PromptKind;
import io.alluvium.model.tuner.PromptShape;

/**
 * One thing to measure.
 *
 * @param model the model's name
 * @param shape the model's sizes
 * @param kind what is trained
 * @param virtualTokens its length
 * @param rows texts of a batch
 * @param sequence tokens of each text
 */
public record Case(String model, Gpt2Config shape, PromptKind kind, int virtualTokens, int rows, int sequence) {

    /** Checks that text and prompt fit the model. */
    public Case {
        if (rows < 1 || sequence < 2 || virtualTokens < 1 || sequence + virtualTokens > shape.context()) {
            throw new IllegalArgumentException("Texts of " + sequence + " tokens after " + virtualTokens
                    + " virtual ones, " + rows + " at once, do not fit model " + model + " with a context of "
                    + shape.context() + "; give a shorter --sequences or --length");
        }
    }

    /** The form of what is trained. */
    public PromptShape prompt() {
        return kind == PromptKind.PREFIX
                ? PromptShape.prefix(virtualTokens, shape.architecture())
                : PromptShape.prompt(virtualTokens, shape.architecture());
    }

    /** Tokens whose loss is trained in one step. */
    public int tokens() {
        return rows * sequence;
    }

    /** The case in words. */
    public String name() {
        return String.format("%s %s %dx%d", model, kind, rows, sequence);
    }
}
