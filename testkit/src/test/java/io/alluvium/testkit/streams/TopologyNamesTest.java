package io.alluvium.testkit.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.junit.jupiter.api.Test;

/** The contract's eyes: a changed name is seen, and so is a name that nobody gave. */
class TopologyNamesTest {

    @Test
    void shouldListWhatWasNamed() {
        assertThat(TopologyNames.of(topology(true)))
                .containsExactly(
                        "subtopology 0: processor upper with stores []",
                        "subtopology 0: sink out -> b",
                        "subtopology 0: source in <- [a]");
        assertThat(TopologyNames.counted(topology(true))).isEmpty();
    }

    @Test
    void shouldSeeANameThatWasCounted() {
        // When
        List<String> counted = TopologyNames.counted(topology(false));

        // Then
        assertThat(counted).singleElement().asString().contains("KSTREAM-MAPVALUES-");
    }

    private static Topology topology(boolean named) {
        StreamsBuilder builder = new StreamsBuilder();
        var in = builder.stream(
                "a", Consumed.with(Serdes.String(), Serdes.String()).withName("in"));
        var upper = named ? in.mapValues(value -> value + "!", Named.as("upper")) : in.mapValues(value -> value + "!");
        upper.to("b", Produced.with(Serdes.String(), Serdes.String()).withName("out"));
        return builder.build();
    }
}
