package io.alluvium.ingest;

import io.alluvium.ingest.validate.DomainPolicy;
import io.alluvium.testkit.streams.TopologyContract;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;

/** The names by which the next release finds the ledgers, the duplicates and the records between the two halves. */
class IngestNamesTest extends TopologyContract {

    @Override
    protected Topology topology() {
        StreamsBuilder builder = new StreamsBuilder();
        new IngestTopology(
                        IngestTopologyFixture.settings(DomainPolicy.ACCEPT, Set.of(), Map.of()),
                        (domain, outcome) -> {})
                .addTo(builder);
        return builder.build();
    }

    @Override
    protected String whatTheStoresHold() {
        return "texts that were accepted before are accepted again, and the counts of every domain begin at nought";
    }
}
