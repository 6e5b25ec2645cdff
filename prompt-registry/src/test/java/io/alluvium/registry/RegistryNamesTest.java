package io.alluvium.registry;

import io.alluvium.registry.node.RegistryWords;
import io.alluvium.registry.rule.PublishRules;
import io.alluvium.schemas.serde.SchemaArchive;
import io.alluvium.testkit.streams.TopologyContract;
import org.apache.kafka.streams.Topology;

/** The names by which the next release finds the ledger. */
class RegistryNamesTest extends TopologyContract {

    @Override
    protected Topology topology() {
        return new RegistryTopology(RegistryWords.serde(SchemaArchive.bundled()), PublishRules.standard(), event -> {})
                .build();
    }

    @Override
    protected String whatTheStoresHold() {
        return "every domain begins anew: a trainer's next version is refused as a gap, and no alias can move";
    }
}
