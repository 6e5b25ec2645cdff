package io.alluvium.standalone.train;

import io.alluvium.model.family.Gpt2Config;
import io.alluvium.model.tuner.PromptKind;
import io.alluvium.model.tuner.PromptShape;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * One thing to measure.
 *
 * @param model the model's name
 * @param shape the model's sizes
 * @param kind what is trained
 * @param virtualTokens its length
 * @param rows texts of a batch
 * @param sequence tokens of a full text
 * @param fill share of that which a text has on average
 */
public record Case(
        String model, Gpt2Config shape, PromptKind kind, int virtualTokens, int rows, int sequence, double fill) {

    private static final double HALF = 0.5;
    private static final int SHORTEST = 2;

    /** Checks that text and prompt fit the model. */
    public Case {
        if (rows < 1 || sequence < SHORTEST || virtualTokens < 1 || sequence + virtualTokens > shape.context()) {
            throw new IllegalArgumentException("Texts of " + sequence + " tokens after " + virtualTokens
                    + " virtual ones, " + rows + " at once, do not fit model " + model + " with a context of "
                    + shape.context() + "; give a shorter --sequences or --length");
        }
        if (!(fill > 0 && fill <= 1)) {
            throw new IllegalArgumentException(
                    "Texts of " + fill + " of the full length; give --fill a share above 0 and at most 1");
        }
    }

    /** The form of what is trained. */
    public PromptShape prompt() {
        return kind == PromptKind.PREFIX
                ? PromptShape.prefix(virtualTokens, shape.architecture())
                : PromptShape.prompt(virtualTokens, shape.architecture());
    }

    /** Tokens of each text, evenly spread about the average and as far from it on both sides as they can be. */
    public int[] lengths() {
        double reach = Math.min(fill, 1 - fill);
        return IntStream.range(0, rows)
                .map(row -> (int) Math.round(sequence * (fill - reach + 2 * reach * (row + HALF) / rows)))
                .map(length -> Math.max(SHORTEST, length))
                .toArray();
    }

    /** Tokens whose loss is trained in one step. */
    public int tokens() {
        return Arrays.stream(lengths()).sum();
    }

    /** The case in words. */
    public String name() {
        return String.format(Locale.ROOT, "%s %s %dx%d, %.1f full", model, kind, rows, sequence, fill);
    }
}
