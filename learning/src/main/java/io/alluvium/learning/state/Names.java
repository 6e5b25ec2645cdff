package io.alluvium.learning.state;

import io.alluvium.learning.LearnerStateException;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** What the values of a learner's state are called; numbers are padded so that names sort like numbers. */
public final class Names {

    public static final String META = "meta";
    public static final String LOG = "log";
    public static final String TRAINING = "training";
    public static final String PREQUENTIAL = "prequential";
    public static final String PUBLICATION = "publication";
    public static final String REGIMES = "regimes";
    public static final String DETECTOR = "detector";
    public static final String TEXTS = "texts";
    public static final String RANDOM = "random";
    public static final String STUDENT = "student";
    public static final String FIRST_MOMENT = "adam/m";
    public static final String SECOND_MOMENT = "adam/v";
    public static final String AVERAGE = "average";
    public static final String LIVE = "live";
    public static final String DRIFT_SNAPSHOT = "drift-snapshot";
    public static final String ADAPTED = "adapted";
    public static final String ADAPTED_FIRST_MOMENT = "adapted/m";
    public static final String ADAPTED_SECOND_MOMENT = "adapted/v";
    public static final String ADAPTED_UPDATES = "adapted/updates";
    public static final String ADAPTED_SINCE = "adapted/since";
    public static final String ANCHOR = "anchor";
    public static final String IMPORTANCE = "importance";
    public static final String MEMORY = "memory/";
    public static final String HELD_OUT = "held-out/";
    public static final String PENDING = "pending/";
    public static final String REGIME = "regime/";
    public static final String INSERTION = "insertion/";
    public static final String SNAPSHOT = "snapshot/";
    public static final String TOLD = "told/";
    public static final String QUERY = "query";
    public static final String LEARNED = "learned/";
    public static final String AGE = "age";
    public static final String KEPT = "kept/";
    private static final String PARKED = "parked/";

    private Names() {}

    /** A slot of the memory. */
    public static String memory(int slot) {
        return MEMORY + padded("%06d", slot);
    }

    /** The slot that a name of the memory stands for. */
    public static int slot(String name) {
        return number(name, MEMORY.length(), name.length());
    }

    /** Steps done before a slot of the memory was last filled. */
    public static String insertion(int slot) {
        return INSERTION + padded("%06d", slot);
    }

    /** The student as it was after so many steps. */
    public static String snapshot(int steps) {
        return SNAPSHOT + padded("%09d", steps);
    }

    /** The steps that a snapshot's name stands for. */
    public static int snapshotSteps(String name) {
        return number(name, SNAPSHOT.length(), name.length());
    }

    /** All held-out windows of a regime. */
    public static String heldOut(int regime) {
        return HELD_OUT + padded("%06d/", regime);
    }

    /** One held-out window of a regime. */
    public static String heldOut(int regime, int index) {
        return heldOut(regime) + padded("%04d", index);
    }

    /** The regime that a held-out window's name belongs to. */
    public static int heldOutRegime(String name) {
        return number(name, HELD_OUT.length(), name.lastIndexOf('/'));
    }

    /** A window that waits for its batch. */
    public static String pending(long number) {
        return PENDING + padded("%018d", number);
    }

    /** What is known of a regime. */
    public static String regime(int regime) {
        return REGIME + padded("%06d", regime);
    }

    /** The regime that a name of the regimes stands for. */
    public static int regimeOf(String name) {
        return number(name, REGIME.length(), name.length());
    }

    /** What records call a regime. */
    public static String told(int regime) {
        return TOLD + padded("%06d", regime);
    }

    /** The regime that a name of those that records call is of. */
    public static int toldRegime(String name) {
        return number(name, TOLD.length(), name.length());
    }

    /** A window that was learned lately. */
    public static String learned(long number) {
        return LEARNED + padded("%018d", number);
    }

    /** The number of a window that was learned lately. */
    public static long learnedNumber(String name) {
        return number(name, LEARNED.length(), name.length());
    }

    /** What an ended regime's texts are read with. */
    public static String kept(int regime) {
        return KEPT + padded("%06d", regime);
    }

    /** What else an ended regime needs to go on: a value of those in training, by its name. */
    public static String parked(int regime, String value) {
        return PARKED + padded("%06d/", regime) + value;
    }

    private static int number(String name, int from, int to) {
        try {
            return Integer.parseInt(name, from, to, 10);
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw new LearnerStateException(
                    "Reading learner state: the entry '" + name
                            + "' has no number where one belongs. Restore the store from its changelog.",
                    e);
        }
    }

    static String chunk(String name, int index) {
        return name + padded("#%04d", index);
    }

    static String valueOf(String entry) {
        int mark = entry.indexOf('#');
        return mark < 0 ? entry : entry.substring(0, mark);
    }

    static Set<String> entries(String name, StateValue value) {
        if (!(value instanceof Tensor tensor)) {
            return Set.of(name);
        }
        Set<String> entries = new TreeSet<>();
        for (int i = 0; i < tensor.chunks(); i++) {
            entries.add(chunk(name, i));
        }
        return entries;
    }

    private static String padded(String format, long number) {
        return String.format(Locale.ROOT, format, number);
    }
}
