package io.alluvium.testkit.streams;

import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.Stores;

/**
 * A topology that a later release might have beside its own: a source, a processor that does nothing, and a store. What
 * is added to a topology first gets the first number of a subtopology, so that all that follows has other task numbers.
 */
public final class AddedTopology {

    /** The changelog of its store, without the application's name. */
    public static final String CHANGELOG = "added-changelog";

    private static final String NAME = "added";

    private AddedTopology() {}

    /** One that reads that topic. */
    public static Topology reading(String topic) {
        Topology topology = new Topology();
        topology.addSource("added-source", new ByteArrayDeserializer(), new ByteArrayDeserializer(), topic);
        topology.addProcessor(NAME, Added::new, "added-source");
        topology.addStateStore(
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(NAME), Serdes.ByteArray(), Serdes.ByteArray()),
                NAME);
        return topology;
    }

    /** Does nothing with what it gets. */
    private static final class Added extends ContextualProcessor<byte[], byte[], Void, Void> {
        @Override
        public void process(Record<byte[], byte[]> input) {
            // Its place in the topology is all that matters.
        }
    }
}
