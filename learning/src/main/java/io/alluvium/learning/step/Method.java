package io.alluvium.learning.step;

import io.alluvium.learning.boundary.Boundaries;
import io.alluvium.learning.boundary.BoundaryPolicy;
import io.alluvium.learning.consolidation.Consolidation;
import io.alluvium.learning.consolidation.Consolidations;
import io.alluvium.learning.gradient.GradientRule;
import io.alluvium.learning.gradient.GradientRules;
import io.alluvium.learning.initializer.Initializers;
import io.alluvium.learning.initializer.PromptInitializer;
import io.alluvium.learning.loss.LossTerm;
import io.alluvium.learning.loss.Losses;
import io.alluvium.learning.loss.SnapshotSchedule;
import io.alluvium.learning.memory.Memories;
import io.alluvium.learning.memory.MemoryPolicy;
import io.alluvium.learning.optimizer.Optimizer;
import io.alluvium.learning.optimizer.Optimizers;
import io.alluvium.learning.recipe.BatchSettings;
import io.alluvium.learning.recipe.Recipe;
import io.alluvium.learning.recipe.Rhythm;
import io.alluvium.learning.teacher.TeacherPolicies;
import io.alluvium.learning.teacher.TeacherPolicy;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A recipe come alive: what fills each plug point that a training step asks. */
record Method(
        PromptInitializer initializer,
        MemoryPolicy memory,
        TeacherPolicy teacher,
        List<LossTerm> losses,
        BoundaryPolicy boundary,
        Consolidation consolidation,
        GradientRule gradient,
        Optimizer optimizer,
        BatchSettings batch,
        Rhythm rhythm) {

    /** The students of the past that a loss term needs; null for none. */
    @Nullable
    SnapshotSchedule snapshots() {
        return losses.stream()
                .map(LossTerm::snapshots)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    static Method of(Recipe recipe) {
        return new Method(
                Initializers.FAMILY.create(recipe.initializer()),
                Memories.FAMILY.create(recipe.memory()),
                TeacherPolicies.FAMILY.create(recipe.teacher()),
                recipe.losses().stream().map(Losses.FAMILY::create).toList(),
                Boundaries.FAMILY.create(recipe.boundary()),
                Consolidations.FAMILY.create(recipe.consolidation()),
                GradientRules.FAMILY.create(recipe.gradient()),
                Optimizers.FAMILY.create(recipe.optimizer()),
                recipe.batch(),
                recipe.rhythm());
    }
}
