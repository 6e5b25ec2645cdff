package io.alluvium.standalone.stream.work;

import io.alluvium.standalone.stream.course.StreamKind;

/**
 * One recipe on one stream with one seed.
 *
 * @param kind the stream
 * @param contender the recipe
 * @param seed of the texts' order and of the learner
 */
public record Job(StreamKind kind, Contender contender, long seed) {

    /** The job in words. */
    public String name() {
        return kind.name().toLowerCase(java.util.Locale.ROOT) + ", " + contender.label() + ", seed " + seed;
    }
}
