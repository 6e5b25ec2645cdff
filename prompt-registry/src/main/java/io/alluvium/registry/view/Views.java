package io.alluvium.registry.view;

import io.alluvium.registry.event.RegistryEvent;
import io.alluvium.schemas.Topics;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.Stores;

/** The read side of the topology: global stores, so that every node knows everything. */
public final class Views {

    static final String LOG = "registry-view";
    static final String WORKERS = "worker-view";
    static final String PROGRESS = "progress-view";

    private Views() {}

    /** Adds the views to the topology. They live in memory and are read anew from the topics at every start. */
    public static void add(Topology topology, Serde<SpecificRecord> words, Consumer<RegistryEvent> listener) {
        add(topology, words, new View(LOG, Topics.REGISTRY_LOG, () -> new LogView(listener)));
        add(
                topology,
                words,
                new View(WORKERS, Topics.ACKNOWLEDGEMENTS, () -> new NewsView(WORKERS, ViewKeys::worker, listener)));
        add(topology, words, new View(PROGRESS, Topics.PROGRESS, () -> new NewsView(PROGRESS, key -> key, listener)));
    }

    private static void add(Topology topology, Serde<SpecificRecord> words, View view) {
        topology.addGlobalStore(
                Stores.keyValueStoreBuilder(SortedStore.named(view.store()), Serdes.String(), Pointer.beside(words))
                        .withLoggingDisabled(),
                view.store() + "-source",
                Serdes.String().deserializer(),
                words.deserializer(),
                view.topic(),
                view.store() + "-reader",
                view.reader());
    }

    /**
     * One view.
     *
     * @param store the name of its store
     * @param topic what it is read from
     * @param reader what reads it
     */
    private record View(String store, String topic, ProcessorSupplier<String, SpecificRecord, Void, Void> reader) {}
}
