package io.alluvium.standalone.fuzz;

/**
 * Something that must not happen.
 *
 * @param target where
 * @param number in which case
 * @param kind what kind of thing
 * @param what what was seen, with the place in the code
 * @param times how often the same was seen in this run
 * @param again the command that shows it again
 */
public record Finding(String target, long number, Kind kind, String what, long times, String again) {

    /** The kinds of findings. */
    public enum Kind {
        /** An exception or error that is no declared refusal. */
        CRASH,
        /** It took too long, or did not end. */
        HANG,
        /** It asked for more memory than its input explains. */
        MEMORY,
        /** A refusal without a reason. */
        NO_REASON
    }

    Finding(FuzzCase at, Kind kind, String what) {
        this(at.target(), at.number(), kind, what, 1, at.command());
    }

    /** Seen once more. */
    Finding seenAgain() {
        return new Finding(target, number, kind, what, times + 1, again);
    }

    /** What makes two findings the same. */
    String signature() {
        return target + kind + what.replaceAll("[0-9]+", "#");
    }
}
