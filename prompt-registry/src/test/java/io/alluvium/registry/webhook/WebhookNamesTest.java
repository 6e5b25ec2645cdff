package io.alluvium.registry.webhook;

import io.alluvium.registry.event.RegistryEvents;
import io.alluvium.registry.view.RegistryView;
import io.alluvium.schemas.serde.SchemaArchive;
import io.alluvium.testkit.streams.TopologyContract;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.streams.Topology;

/** The names by which the next release finds how far posting has come. */
class WebhookNamesTest extends TopologyContract {

    @Override
    protected Topology topology() {
        Deliveries deliveries = new Deliveries(
                new RegistryView(name -> null),
                new RegistryEvents(),
                new Deliveries.Settings(
                        Duration.ofSeconds(1), new RetryPolicy(Duration.ofSeconds(1), Duration.ofSeconds(1), 1)),
                read -> Optional.empty());
        return new WebhookTopology(SchemaArchive.bundled(), deliveries).build();
    }

    @Override
    protected String whatTheStoresHold() {
        return "every webhook is forgotten: nothing is posted any more";
    }

    @Override
    protected String released() {
        return "webhook-topology.txt";
    }
}
