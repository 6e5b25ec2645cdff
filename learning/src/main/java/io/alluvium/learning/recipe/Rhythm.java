package io.alluvium.learning.recipe;

import io.alluvium.learning.plug.Checks;

/**
 * The plain numbers of a recipe.
 *
 * @param replayShare share of an update's rows that comes from memory
 * @param passesPerBatch times that a step goes over its new rows, with fresh rows from memory in each update
 * @param averageDecay weight of the past in the served moving average; 0 serves the student itself
 * @param publishEverySteps training steps between two proposals
 */
public record Rhythm(double replayShare, int passesPerBatch, double averageDecay, int publishEverySteps) {

    static final Rhythm DEFAULTS = new Rhythm(0, 1, 0, 50);

    public Rhythm {
        Checks.between("replayShare", replayShare, 0, 0.9);
        Checks.between("passesPerBatch", passesPerBatch, 1, 64);
        Checks.between("averageDecay", averageDecay, 0, 0.999999);
        Checks.atLeast("publishEverySteps", publishEverySteps, 1);
    }

    /** Rows to replay beside {@code fresh} new ones. */
    public int memoryRows(int fresh) {
        return (int) Math.round(fresh * replayShare / (1 - replayShare));
    }
}
