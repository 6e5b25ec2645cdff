package io.alluvium.standalone.stream.course;

/**
 * How large a stream is.
 *
 * @param records records of each stage that brings a whole phase or domain
 * @param heldOut documents of each held-out set, at most
 * @param skipped documents at the beginning of each held-out set that are left out
 * @param turns visits to each domain of the five, each with its share of the records
 */
public record CourseSettings(int records, int heldOut, int skipped, int turns) {

    private static final int OF_PHASE = 120;
    private static final int OF_DOMAIN = 40;

    /** Checks the numbers; 0 records stand for as many as the kind of stream has by default. */
    public CourseSettings {
        if (records < 0 || heldOut < 1 || turns < 1) {
            throw new IllegalArgumentException("--records must be at least 0 and is " + records
                    + ", --held-out and --turns at least 1 and are " + heldOut + " and " + turns);
        }
    }

    /** As large, with the next documents of each held-out set instead of these. */
    public CourseSettings next() {
        return new CourseSettings(records, heldOut, skipped + heldOut, turns);
    }

    /** With the default numbers of a kind of stream filled in, and what has no meaning for it left out. */
    CourseSettings of(StreamKind kind) {
        boolean domains = kind == StreamKind.DOMAINS;
        CourseSettings filled = new CourseSettings(
                records > 0 ? records : domains ? OF_DOMAIN : OF_PHASE, heldOut, skipped, domains ? turns : 1);
        if (filled.records < filled.turns) {
            throw new IllegalArgumentException("--records is " + filled.records + ", too few for --turns "
                    + filled.turns + ": each turn needs a record");
        }
        return filled;
    }
}
