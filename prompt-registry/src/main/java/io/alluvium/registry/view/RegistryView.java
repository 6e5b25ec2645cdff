package io.alluvium.registry.view;

import io.alluvium.registry.event.LogMark;
import io.alluvium.registry.event.LogPosition;
import io.alluvium.registry.event.RegistryEvent;
import io.alluvium.schemas.AliasMove;
import io.alluvium.schemas.DomainProgress;
import io.alluvium.schemas.VersionManifest;
import io.alluvium.schemas.WorkerAcknowledgement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** All that this node knows, for reading; the answers of one call come from one moment, those of two need not. */
public final class RegistryView {

    private static final StringSerializer KEYS = new StringSerializer();

    private final Function<String, ReadOnlyKeyValueStore<String, SpecificRecord>> stores;

    /** Makes a view over stores that are found by name, at each call anew. */
    public RegistryView(Function<String, ReadOnlyKeyValueStore<String, SpecificRecord>> stores) {
        this.stores = stores;
    }

    /** Every domain that has a version or progress, in order. */
    public SortedSet<String> domains() {
        SortedSet<String> domains = new TreeSet<>();
        scan(Views.LOG, ViewKeys.NEWEST, VersionManifest.class).forEach(newest -> domains.add(newest.getDomain()));
        progress().forEach(progress -> domains.add(progress.getDomain()));
        return domains;
    }

    /** The newest version of the domain. */
    public Optional<VersionManifest> newest(String domain) {
        return get(Views.LOG, ViewKeys.newest(domain), VersionManifest.class);
    }

    /** The version of that number. */
    public Optional<VersionManifest> version(String domain, int version) {
        return get(Views.LOG, ViewKeys.version(domain, version), VersionManifest.class);
    }

    /** All versions of the domain, newest first. */
    public List<VersionManifest> versions(String domain) {
        return newestFirst(scan(Views.LOG, ViewKeys.versions(domain), VersionManifest.class));
    }

    /** The move that made the alias name what it names. */
    public Optional<AliasMove> alias(String domain, String alias) {
        return get(Views.LOG, ViewKeys.alias(domain, alias), AliasMove.class);
    }

    /** The same for all aliases of the domain, by name. */
    public List<AliasMove> aliases(String domain) {
        return scan(Views.LOG, ViewKeys.aliases(domain), AliasMove.class);
    }

    /** Every move of the domain's aliases, accepted or refused, newest first. */
    public List<AliasMove> history(String domain) {
        return newestFirst(scan(Views.LOG, ViewKeys.moves(domain), AliasMove.class));
    }

    /** How far the learning of the domain has come. */
    public Optional<DomainProgress> progress(String domain) {
        return get(Views.PROGRESS, domain, DomainProgress.class);
    }

    /** The same for all domains. */
    public List<DomainProgress> progress() {
        return scan(Views.PROGRESS, "", DomainProgress.class);
    }

    /** What each worker last said of each domain. */
    public List<WorkerAcknowledgement> fleet() {
        return scan(Views.WORKERS, "", WorkerAcknowledgement.class);
    }

    /** What the log holds between two positions, per partition in order. */
    public List<RegistryEvent> between(LogPosition from, LogPosition to) {
        List<RegistryEvent> events = new ArrayList<>();
        to.offsets().forEach((partition, last) -> {
            long first = from.offsets().getOrDefault(partition, -1L) + 1;
            try (KeyValueIterator<String, SpecificRecord> entries =
                    stores.apply(Views.LOG).range(ViewKeys.event(partition, first), ViewKeys.event(partition, last))) {
                while (entries.hasNext()) {
                    KeyValue<String, SpecificRecord> entry = entries.next();
                    long offset = Long.parseLong(entry.key.substring(entry.key.lastIndexOf('\t') + 1));
                    events.add(new RegistryEvent(new LogMark(partition, offset), entry.value));
                }
            }
        });
        return events;
    }

    private <T extends SpecificRecord> Optional<T> get(String store, String key, Class<T> type) {
        @Nullable SpecificRecord value = stores.apply(store).get(key);
        return type.isInstance(value) ? Optional.of(type.cast(value)) : Optional.empty();
    }

    private <T extends SpecificRecord> List<T> scan(String store, String prefix, Class<T> type) {
        List<T> found = new ArrayList<>();
        ReadOnlyKeyValueStore<String, SpecificRecord> entries = stores.apply(store);
        try (KeyValueIterator<String, SpecificRecord> matches =
                prefix.isEmpty() ? entries.all() : entries.prefixScan(prefix, KEYS)) {
            while (matches.hasNext()) {
                SpecificRecord value = matches.next().value;
                if (type.isInstance(value)) {
                    found.add(type.cast(value));
                }
            }
        }
        return found;
    }

    private static <T> List<T> newestFirst(List<T> oldestFirst) {
        Collections.reverse(oldestFirst);
        return oldestFirst;
    }
}
