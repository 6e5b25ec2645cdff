package io.alluvium.learning;

import io.alluvium.learning.initializer.Initializers;
import io.alluvium.learning.plug.RecipeException;
import io.alluvium.learning.random.SeededRandom;
import io.alluvium.learning.recipe.Recipe;
import io.alluvium.learning.recipe.Recipes;
import io.alluvium.learning.state.DetectorState;
import io.alluvium.learning.state.LogPlace;
import io.alluvium.learning.state.Meta;
import io.alluvium.learning.state.Names;
import io.alluvium.learning.state.Prequential;
import io.alluvium.learning.state.Publication;
import io.alluvium.learning.state.RandomState;
import io.alluvium.learning.state.Regimes;
import io.alluvium.learning.state.StateTable;
import io.alluvium.learning.state.Tensor;
import io.alluvium.learning.state.Training;
import io.alluvium.learning.step.PromptShelf;
import io.alluvium.learning.tuner.Tuners;
import io.alluvium.model.Backbone;
import io.alluvium.model.family.Architecture;
import io.alluvium.model.tuner.PromptShape;

/** Makes learners, new ones and those of a stored state, and refuses what does not fit the backbone. */
final class LearnerFactory {

    private final Backbone backbone;

    LearnerFactory(Backbone backbone) {
        this.backbone = backbone;
    }

    DomainLearner create(Recipe recipe, String domain, long seed) {
        PromptShape shape = shape(recipe);
        StateTable table = new StateTable();
        table.put(
                Names.META,
                new Meta(
                        domain,
                        seed,
                        recipe.toJson(),
                        backbone.identity().weightsDigest(),
                        backbone.identity().tokenizerDigest()));
        table.put(Names.LOG, LogPlace.START);
        table.put(Names.TRAINING, Training.START);
        table.put(Names.PREQUENTIAL, Prequential.START);
        table.put(Names.PUBLICATION, Publication.START);
        table.put(Names.REGIMES, Regimes.START);
        table.put(Names.DETECTOR, DetectorState.START);
        SeededRandom random = SeededRandom.of(seed, domain);
        float[] first = Initializers.FAMILY
                .create(recipe.initializer())
                .initial(backbone, shape, random)
                .values();
        table.put(Names.STUDENT, new Tensor(first));
        table.put(Names.FIRST_MOMENT, new Tensor(new float[shape.size()]));
        table.put(Names.SECOND_MOMENT, new Tensor(new float[shape.size()]));
        table.put(Names.RANDOM, new RandomState(random.state()));
        return learner(recipe, table, shape);
    }

    DomainLearner restore(LearnerState state) {
        StateTable table = StateTable.restore(state);
        Meta meta = table.get(Names.META, Meta.class);
        Recipe recipe = Recipes.read(meta.recipe());
        requireSame(meta, "weights", meta.weightsDigest(), backbone.identity().weightsDigest());
        requireSame(
                meta, "tokenizer", meta.tokenizerDigest(), backbone.identity().tokenizerDigest());
        PromptShape shape = shape(recipe);
        int found = table.get(Names.STUDENT, Tensor.class).values().length;
        if (found != shape.size()) {
            throw new LearnerStateException("Restoring the learner of domain '" + meta.domain() + "': its prompt has "
                    + found + " numbers, its recipe needs " + shape.size() + ". Restore the store from its changelog.");
        }
        return learner(recipe, table, shape);
    }

    private DomainLearner learner(Recipe recipe, StateTable table, PromptShape shape) {
        PromptShelf prompts = new PromptShelf(table, shape, recipe.rhythm().averageDecay());
        return new DomainLearner(backbone, recipe, table, prompts);
    }

    private PromptShape shape(Recipe recipe) {
        if (backbone.shape().task() != Architecture.Task.CAUSAL) {
            throw new RecipeException(
                    "recipe '" + recipe.name() + "': " + backbone.identity().name() + " is a "
                            + backbone.shape().family()
                            + ", which does not predict a text's next token; learn on a causal model"
                            + " such as gpt2, llama, mistral, qwen2 or qwen3");
        }
        PromptShape shape = Tuners.FAMILY.create(recipe.tuner()).shape(backbone.shape());
        int room = backbone.maxTokens(shape);
        if (recipe.batch().window() > room) {
            throw new RecipeException("recipe '" + recipe.name() + "': batch.window is "
                    + recipe.batch().window() + ", but beside a prompt of " + shape.length()
                    + " virtual tokens the backbone's context of "
                    + backbone.shape().context() + " has room for " + room
                    + "; make batch.window or tuner.length smaller");
        }
        return shape;
    }

    private static void requireSame(Meta meta, String what, String stored, String present) {
        if (!stored.equals(present)) {
            throw new LearnerStateException("Restoring the learner of domain '" + meta.domain() + "': it was trained"
                    + " on a backbone with " + what + " " + stored + ", this one has " + present
                    + ". Start with the same base model, or give the trainer a new data directory.");
        }
    }
}
