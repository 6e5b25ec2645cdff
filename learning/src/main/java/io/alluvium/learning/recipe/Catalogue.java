package io.alluvium.learning.recipe;

import io.alluvium.learning.boundary.Boundaries;
import io.alluvium.learning.cache.Caches;
import io.alluvium.learning.composer.Composers;
import io.alluvium.learning.consolidation.Consolidations;
import io.alluvium.learning.gradient.GradientRules;
import io.alluvium.learning.initializer.Initializers;
import io.alluvium.learning.loss.Losses;
import io.alluvium.learning.memory.Memories;
import io.alluvium.learning.optimizer.Optimizers;
import io.alluvium.learning.plug.Family;
import io.alluvium.learning.teacher.TeacherPolicies;
import io.alluvium.learning.tuner.Tuners;
import java.util.List;

/** Every plug point of the learning core with all its variants. */
public final class Catalogue {

    /** All plug points, in the order of a recipe. */
    public static final List<Family<?>> FAMILIES = List.of(
            Tuners.FAMILY,
            Initializers.FAMILY,
            Composers.FAMILY,
            Caches.FAMILY,
            Memories.FAMILY,
            TeacherPolicies.FAMILY,
            Losses.FAMILY,
            Boundaries.FAMILY,
            Consolidations.FAMILY,
            GradientRules.FAMILY,
            Optimizers.FAMILY);

    private Catalogue() {}
}
