package io.alluvium.registry;

import io.alluvium.registry.cloud.CloudEvents;
import io.alluvium.registry.event.RegistryEvent;
import io.alluvium.registry.judge.JudgeNames;
import io.alluvium.registry.judge.Judges;
import io.alluvium.registry.rule.RuleBook;
import io.alluvium.registry.view.Views;
import io.alluvium.schemas.Topics;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.Stores;

/**
 * The story of the registry.
 *
 * <ol>
 *   <li>A trainer proposes a version; a person, a script or the registry itself wishes an alias to move,
 *       a version to retire or to be tagged. All are keyed
 *       by domain, so that one task sees all of a domain in one order.
 *   <li>That task is the domain's one writer: it judges by the rules and keeps what it decided in its ledger.
 *   <li>Each decision becomes a record of the registry log; each moved alias is announced to the workers.
 *   <li>Every node reads the whole log into its view, so that every node answers every question.
 * </ol>
 *
 * Ledger, log, announcements and consumed offsets commit in one transaction.
 */
public final class RegistryTopology {

    private static final String PROPOSALS = "proposed-versions";
    private static final String WISHES = "alias-wishes";
    private static final String JUDGE = "judge";
    private static final String LEDGER = "ledger";
    private static final String LOG_SINK = "registry-log";
    private static final String ANNOUNCEMENT_SINK = "announcements";

    private final Serde<SpecificRecord> words;
    private final RuleBook rules;
    private final JudgeNames names;
    private final Consumer<RegistryEvent> listener;

    /** Takes how records are written, what the rules are, and who hears at once of what this node learns. */
    public RegistryTopology(Serde<SpecificRecord> words, RuleBook rules, Consumer<RegistryEvent> listener) {
        this(words, rules, CloudEvents.USUAL_SOURCE, listener);
    }

    /** The same of a registry that calls itself so in CloudEvents. */
    public RegistryTopology(
            Serde<SpecificRecord> words, RuleBook rules, String source, Consumer<RegistryEvent> listener) {
        this.words = words;
        this.rules = rules;
        this.names = new JudgeNames(LEDGER, LOG_SINK, ANNOUNCEMENT_SINK, source);
        this.listener = listener;
    }

    /** Makes the topology; nothing runs yet. */
    public Topology build() {
        return addTo(new Topology());
    }

    /** Adds the whole story to a topology. */
    public Topology addTo(Topology topology) {
        readProposalsAndWishes(topology);
        judge(topology);
        writeLogAndAnnouncements(topology);
        Views.add(topology, words, listener);
        return topology;
    }

    private void readProposalsAndWishes(Topology topology) {
        topology.addSource(PROPOSALS, Serdes.String().deserializer(), words.deserializer(), Topics.VERSIONS);
        topology.addSource(WISHES, Serdes.String().deserializer(), words.deserializer(), Topics.ALIAS_REQUESTS);
    }

    private void judge(Topology topology) {
        topology.addProcessor(JUDGE, Judges.by(rules, names), PROPOSALS, WISHES);
        topology.addStateStore(
                Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(names.store()), Serdes.String(), words),
                JUDGE);
    }

    private void writeLogAndAnnouncements(Topology topology) {
        topology.addSink(names.logSink(), Topics.REGISTRY_LOG, Serdes.String().serializer(), words.serializer(), JUDGE);
        topology.addSink(
                names.announcementSink(),
                Topics.ANNOUNCEMENTS,
                Serdes.String().serializer(),
                words.serializer(),
                JUDGE);
    }
}
