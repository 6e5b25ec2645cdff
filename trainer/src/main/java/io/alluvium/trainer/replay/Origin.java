package io.alluvium.trainer.replay;

import io.alluvium.learning.recipe.Recipe;
import io.alluvium.trainer.publish.Lineage;

/**
 * What a version is a function of, as its manifest tells it; the frozen model and the log come beside it.
 *
 * @param domain the domain
 * @param version the version's number in the domain
 * @param recipe the method of its learner
 * @param seed the seed of its learner
 * @param last the last record of the examples log that counts
 * @param made what made it
 */
public record Origin(String domain, int version, Recipe recipe, long seed, Lineage.Place last, Maker made) {

    /**
     * What made a version, as far as its files and its manifest name it.
     *
     * @param codeVersion version of the program
     * @param baseModel name of the frozen model, which may lie under another name by now
     */
    public record Maker(String codeVersion, String baseModel) {}
}
