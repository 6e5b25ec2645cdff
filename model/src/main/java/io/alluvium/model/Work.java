package io.alluvium.model;

/**
 * What a backbone has computed for scoring and training, since it was opened or between two looks.
 *
 * @param forward tokens read, by students, teachers and scoring alike
 * @param backward tokens that a gradient went back through
 * @param padding places computed beside them because rows of a batch differ in length, both ways
 */
public record Work(long forward, long backward, long padding) {

    /** Nothing computed. */
    public static final Work NONE = new Work(0, 0, 0);

    /** What was computed after an earlier look. */
    public Work since(Work earlier) {
        return new Work(forward - earlier.forward, backward - earlier.backward, padding - earlier.padding);
    }

    /** Both together. */
    public Work plus(Work other) {
        return new Work(forward + other.forward, backward + other.backward, padding + other.padding);
    }
}
