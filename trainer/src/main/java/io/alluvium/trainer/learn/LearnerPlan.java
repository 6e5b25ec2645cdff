package io.alluvium.trainer.learn;

import io.alluvium.learning.DomainLearner;
import io.alluvium.learning.recipe.Recipe;
import io.alluvium.model.Backbone;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;

/**
 * How learners are made.
 *
 * @param backbone the frozen model, shared by all learners of the process
 * @param recipes the methods of domains that are new
 * @param seed what the seed of each domain is derived from
 * @param liveLearners how many learners of one task are kept in memory, at least 1
 */
public record LearnerPlan(Backbone backbone, DomainRecipes recipes, long seed, int liveLearners) {

    /** Checks the number of learners. */
    public LearnerPlan {
        if (liveLearners < 1) {
            throw new IllegalArgumentException(
                    "alluvium.trainer.live-learners is " + liveLearners + "; it must be at least 1");
        }
    }

    /** One method for all domains. */
    public LearnerPlan(Backbone backbone, Recipe recipe, long seed, int liveLearners) {
        this(backbone, new DomainRecipes(recipe, Map.of()), seed, liveLearners);
    }

    /** Makes learners and drops them, so that a recipe that does not fit the model fails now and not at an example. */
    public void check() {
        recipes.all().forEach(recipe -> DomainLearner.create(backbone, recipe, "check", seed));
    }

    /** A learner of a domain that has seen nothing yet. */
    DomainLearner begin(String domain) {
        return DomainLearner.create(backbone, recipes.of(domain), domain, seedOf(domain));
    }

    /** The seed of a domain: the same on every machine, unrelated to that of the next domain. */
    long seedOf(String domain) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(ByteBuffer.allocate(Long.BYTES).putLong(seed).array());
            sha256.update(domain.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(sha256.digest()).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256, this one has not", e);
        }
    }
}
