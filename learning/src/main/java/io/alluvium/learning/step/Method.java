package io.alluvium.learning.step;

import io.alluvium.learning.boundary.Boundaries;
import io.alluvium.learning.boundary.BoundaryPolicy;
import io.alluvium.learning.consolidation.Consolidation;
import io.alluvium.learning.consolidation.Consolidations;
import io.alluvium.learning.gradient.GradientRule;
import io.alluvium.learning.gradient.GradientRules;
import io.alluvium.learning.loss.LossTerm;
import io.alluvium.learning.loss.Losses;
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

/** A recipe come alive: what fills each plug point that a training step asks. */
record Method(
        MemoryPolicy memory,
        TeacherPolicy teacher,
        List<LossTerm> losses,
        BoundaryPolicy boundary,
        Consolidation consolidation,
        GradientRule gradient,
        Optimizer optimizer,
        BatchSettings batch,
        Rhythm rhythm) {

    static Method of(Recipe recipe) {
        return new Method(
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
