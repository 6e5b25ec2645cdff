package io.alluvium.standalone.fuzz;

import io.alluvium.standalone.fuzz.cases.Dice;
import java.time.Duration;
import java.util.List;

/** A target with a mistake planted in one case of ten; the input is the case's digit. */
final class Planted implements FuzzTarget {

    private static final Bounds TIGHT = new Bounds(Duration.ofMillis(200), 1 << 20, 16);

    private final Mistake mistake;

    /** What is done in the bad case. */
    @FunctionalInterface
    interface Mistake {
        /** Does it. */
        Verdict make() throws Exception;
    }

    Planted(Mistake mistake) {
        this.mistake = mistake;
    }

    @Override
    public Profile profile() {
        return new Profile("planted", 1, TIGHT, List.of(IllegalArgumentException.class));
    }

    @Override
    public byte[] make(Dice dice) {
        return new byte[] {(byte) dice.below(10)};
    }

    @Override
    public Verdict read(byte[] input) throws Exception {
        if (input[0] == 3) {
            return mistake.make();
        }
        if (input[0] < 3) {
            throw new IllegalArgumentException("a small digit");
        }
        return Verdict.accepted();
    }
}
