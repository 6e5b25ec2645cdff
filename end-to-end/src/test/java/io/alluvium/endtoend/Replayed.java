package io.alluvium.endtoend;

import io.alluvium.learning.recipe.Recipes;
import io.alluvium.model.Backbone;
import io.alluvium.schemas.VersionManifest;
import io.alluvium.schemas.serde.SchemaArchive;
import io.alluvium.schemas.topic.SharedSchemas;
import io.alluvium.trainer.publish.Lineage;
import io.alluvium.trainer.replay.ExamplesLog;
import io.alluvium.trainer.replay.Origin;
import io.alluvium.trainer.replay.VersionReplay;
import java.util.Map;

/** Learns a version again from the examples log, in this process, without interruption. */
record Replayed(Backbone backbone, String bootstrapServers) {

    /** The digest that comes out. */
    String digest(VersionManifest published) {
        Lineage.Place last = new Lineage.Place(
                published.getExamples().getTopic(),
                published.getExamples().getPartition(),
                published.getExamples().getLastOffset());
        Origin origin = new Origin(
                published.getDomain(),
                published.getVersion(),
                Recipes.read(published.getRecipeJson()),
                published.getSeed(),
                last,
                new Origin.Maker(published.getCodeVersion(), published.getBaseModel()));
        SharedSchemas schemas =
                new SharedSchemas(Map.of("bootstrap.servers", bootstrapServers), SchemaArchive.bundled());
        return new ExamplesLog(bootstrapServers)
                .into(new VersionReplay(backbone, origin, schemas), last, reached -> {})
                .manifest()
                .getDigest();
    }
}
