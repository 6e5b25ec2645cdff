package io.alluvium.standalone.fuzz;

import io.alluvium.standalone.fuzz.cases.Dice;

/**
 * The name of a case; its input is a function of it.
 *
 * @param seed the run's seed
 * @param target the target's name
 * @param number its number within the target, from 0
 */
public record FuzzCase(long seed, String target, long number) {

    /** The dice that its input is thrown with. */
    public Dice dice() {
        return Dice.of(seed, target, number);
    }

    /** The command that runs this case alone. */
    String command() {
        return "./alluvium bench fuzz --seed " + seed + " --only " + target + ":" + number;
    }
}
