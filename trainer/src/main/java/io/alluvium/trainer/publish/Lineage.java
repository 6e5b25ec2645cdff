package io.alluvium.trainer.publish;

import io.alluvium.learning.recipe.Recipe;
import io.alluvium.trainer.state.Sources;
import org.jspecify.annotations.Nullable;

/**
 * Where a version comes from, beside what its learner says of it.
 *
 * @param domain the domain
 * @param recipe the method of its learner
 * @param seed the seed of its learner
 * @param place the record of the examples log that made it due, the last one that counts
 * @param past what was before
 */
public record Lineage(String domain, Recipe recipe, long seed, Place place, Past past) {

    /**
     * What was before a version.
     *
     * @param parentDigest digest of the version that was live when this one was proposed; null when none was
     * @param sources whose texts the learner was given so far
     */
    public record Past(@Nullable String parentDigest, Sources sources) {}

    /**
     * A record of the examples log.
     *
     * @param topic the log's name
     * @param partition partition in it
     * @param offset offset in the partition
     */
    public record Place(String topic, int partition, long offset) {}
}
