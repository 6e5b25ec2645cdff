package io.alluvium.learning;

import io.alluvium.learning.boundary.Boundaries;
import io.alluvium.learning.cache.Caches;
import io.alluvium.learning.composer.Composers;
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
import io.alluvium.learning.step.PromptReader;
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
        StateTable table = new StateTable();
        PromptReader reader = reader(recipe, table);
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
        reader.start(Initializers.FAMILY.create(recipe.initializer()), random);
        table.put(Names.RANDOM, new RandomState(random.state()));
        return new DomainLearner(backbone, recipe, table, reader);
    }

    DomainLearner restore(LearnerState state) {
        StateTable table = StateTable.restore(state);
        Meta meta = table.get(Names.META, Meta.class);
        Recipe recipe = Recipes.read(meta.recipe());
        requireSame(meta, "weights", meta.weightsDigest(), backbone.identity().weightsDigest());
        requireSame(
                meta, "tokenizer", meta.tokenizerDigest(), backbone.identity().tokenizerDigest());
        PromptReader reader = reader(recipe, table);
        int found = table.get(Names.STUDENT, Tensor.class).values().length;
        if (found != reader.layout().trained()) {
            throw new LearnerStateException("Restoring the learner of domain '" + meta.domain() + "': its prompt has "
                    + found + " numbers, its recipe needs " + reader.layout().trained()
                    + ". Restore the store from its changelog.");
        }
        return new DomainLearner(backbone, recipe, table, reader);
    }

    private PromptReader reader(Recipe recipe, StateTable table) {
        if (backbone.shape().task() != Architecture.Task.CAUSAL) {
            throw new RecipeException(
                    "recipe '" + recipe.name() + "': " + backbone.identity().name() + " is a "
                            + backbone.shape().family()
                            + ", which does not predict a text's next token; learn on a causal model"
                            + " such as gpt2, llama, mistral, qwen2 or qwen3");
        }
        PromptShape one = Tuners.FAMILY.create(recipe.tuner()).shape(backbone.shape());
        PromptReader reader = new PromptReader(
                backbone,
                table,
                new PromptShelf(table, one, recipe.rhythm().averageDecay()),
                Composers.FAMILY.create(recipe.composer()),
                Caches.FAMILY.create(recipe.cache()));
        if (reader.layout().past().fixed()
                && Boundaries.FAMILY.create(recipe.boundary()).returns()) {
            throw new RecipeException("recipe '" + recipe.name() + "': composer '"
                    + recipe.composer().name() + "' builds on what earlier regimes left, but with boundary '"
                    + recipe.boundary().name() + "' they may return and be trained again; set boundary.returning to"
                    + " false");
        }
        int virtual = one.length() * reader.layout().most();
        int room = backbone.maxTokens(null) - virtual;
        if (recipe.batch().window() > room) {
            throw new RecipeException("recipe '" + recipe.name() + "': batch.window is "
                    + recipe.batch().window() + ", but beside a prompt of " + virtual
                    + " virtual tokens the backbone's context of "
                    + backbone.shape().context() + " has room for " + room
                    + "; make batch.window or tuner.length smaller");
        }
        return reader;
    }

    private static void requireSame(Meta meta, String what, String stored, String present) {
        if (!stored.equals(present)) {
            throw new LearnerStateException("Restoring the learner of domain '" + meta.domain() + "': it was trained"
                    + " on a backbone with " + what + " " + stored + ", this one has " + present
                    + ". Start with the same base model, or give the trainer a new data directory.");
        }
    }
}
