package io.alluvium.trainer;

import io.alluvium.schemas.blob.BlobStores;
import io.alluvium.schemas.serde.SchemaArchive;
import io.alluvium.testkit.streams.TopologyContract;
import io.alluvium.trainer.publish.PromptPublisher;
import java.nio.file.Path;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.io.TempDir;

/** The names by which the next release finds the learners. */
class TrainerNamesTest extends TopologyContract {

    @TempDir
    Path directory;

    @Override
    protected Topology topology() {
        PromptPublisher publisher =
                new PromptPublisher(BlobStores.inDirectory(directory), TinyTrainer.BACKBONE, "test");
        return new TrainerTopology(TinyTrainer.plan(1), publisher, new Notes(), SchemaArchive.bundled()).build();
    }

    @Override
    protected String whatTheStoresHold() {
        return "every domain begins anew, with version 1, which the registry refuses as a twin";
    }
}
