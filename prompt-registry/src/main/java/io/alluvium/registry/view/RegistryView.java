package io.alluvium.registry.view;

import io.alluvium.registry.event.LogMark;
import io.alluvium.registry.event.LogPosition;
import io.alluvium.registry.event.RegistryEvent;
import io.alluvium.schemas.AliasMove;
import io.alluvium.schemas.DomainProgress;
import io.alluvium.schemas.Retirement;
import io.alluvium.schemas.TagChange;
import io.alluvium.schemas.VersionManifest;
import io.alluvium.schemas.WorkerAcknowledgement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** All that this node knows, for reading. What is written meanwhile may be seen or not. */
public final class RegistryView {

    private static final int ALL = Integer.MAX_VALUE;

    private final Function<String, ReadOnlyKeyValueStore<String, SpecificRecord>> stores;

    /** Makes a view over stores that are found by name, at each call anew. */
    public RegistryView(Function<String, ReadOnlyKeyValueStore<String, SpecificRecord>> stores) {
        this.stores = stores;
    }

    /** Every domain that has a version or progress, in order. */
    public List<String> domains() {
        return domains("", "", ALL);
    }

    /** The domains that begin so and come after that one, so many at most. */
    public List<String> domains(String beginning, String after, int limit) {
        Shelf log = shelf(Views.LOG);
        Shelf progress = shelf(Views.PROGRESS);
        List<String> domains = new ArrayList<>();
        String from = after.isEmpty() ? beginning : ViewKeys.afterDomain(after);
        while (domains.size() < limit) {
            Optional<String> next = Stream.of(
                            log.firstFrom(ViewKeys.VERSIONS, ViewKeys.VERSIONS + from)
                                    .map(key -> ViewKeys.domainAt(key.substring(ViewKeys.VERSIONS.length()))),
                            progress.firstFrom("", from))
                    .flatMap(Optional::stream)
                    .min(ViewKeys.ORDER)
                    .filter(domain -> domain.startsWith(beginning));
            if (next.isEmpty()) {
                return domains;
            }
            domains.add(next.get());
            from = ViewKeys.afterDomain(next.get());
        }
        return domains;
    }

    /** The newest version of the domain. */
    public Optional<VersionManifest> newest(String domain) {
        return versions(domain, ALL, 1).stream().findFirst();
    }

    /** The version of that number. */
    public Optional<VersionManifest> version(String domain, int version) {
        return shelf(Views.LOG).get(ViewKeys.version(domain, version), VersionManifest.class);
    }

    /** The versions of that digest; of two domains only where they learned the very same. */
    public List<VersionManifest> versionsOf(String digest) {
        return shelf(Views.LOG).all(ViewKeys.digests(digest), VersionManifest.class);
    }

    /** The versions whose digests begin so, by digest. */
    public List<VersionManifest> versionsOfDigestFrom(String beginning) {
        return shelf(Views.LOG).all(ViewKeys.digestsFrom(beginning), VersionManifest.class);
    }

    /** All versions of the domain, newest first. */
    public List<VersionManifest> versions(String domain) {
        return versions(domain, ALL, ALL);
    }

    /** The versions of the domain before that number, newest first, so many at most. */
    public List<VersionManifest> versions(String domain, int before, int limit) {
        return shelf(Views.LOG)
                .forward(
                        new Span(
                                ViewKeys.version(domain, Math.max(1, before) - 1),
                                ViewKeys.end(ViewKeys.versions(domain)),
                                limit),
                        VersionManifest.class,
                        (key, version) -> version);
    }

    /** The versions looked for, by domain, newest first, after that place, so many at most. */
    public List<VersionManifest> find(Search search, Optional<VersionPlace> after, int limit) {
        Shelf log = shelf(Views.LOG);
        String beginning = search.domain() == null ? "" : search.domain() + '\t';
        String start = after.map(place -> ViewKeys.place(place.domain(), place.version()) + '\0')
                .orElse(beginning);
        return new Finder(log, search)
                .from(start, beginning, limit).stream()
                        .flatMap(place -> log.get(ViewKeys.VERSIONS + place, VersionManifest.class).stream())
                        .toList();
    }

    /** The last accepted move of the alias. */
    public Optional<AliasMove> alias(String domain, String alias) {
        return shelf(Views.LOG).get(ViewKeys.alias(domain, alias), AliasMove.class);
    }

    /** The same for all aliases of the domain, by name. */
    public List<AliasMove> aliases(String domain) {
        return shelf(Views.LOG).all(ViewKeys.aliases(domain), AliasMove.class);
    }

    /** What the alias named at that moment. */
    public Optional<Served> served(String domain, String alias, long millis) {
        Shelf log = shelf(Views.LOG);
        String all = ViewKeys.served(domain, alias);
        String after = ViewKeys.served(domain, alias, millis == Long.MAX_VALUE ? millis : millis + 1);
        return log.lastBefore(all, after)
                .flatMap(key -> log.get(key, AliasMove.class)
                        .map(move -> new Served(
                                move,
                                ViewKeys.servedMillis(key),
                                log.firstFrom(all, after)
                                        .flatMap(next -> log.get(next, AliasMove.class))
                                        .orElse(null))));
    }

    /** When the alias named something for the first time. */
    public Optional<Long> firstServed(String domain, String alias) {
        String all = ViewKeys.served(domain, alias);
        return shelf(Views.LOG).firstFrom(all, all).map(ViewKeys::servedMillis);
    }

    /** The last retirement of the version; empty where it is in use. */
    public Optional<Retirement> retirement(String domain, int version) {
        return shelf(Views.LOG).get(ViewKeys.retired(domain, version), Retirement.class);
    }

    /** The changes that made the version's tags what they are, by name. */
    public Map<String, TagChange> tags(String domain, int version) {
        Map<String, TagChange> tags = new TreeMap<>();
        shelf(Views.LOG)
                .all(ViewKeys.tags(domain, version), TagChange.class)
                .forEach(change -> tags.put(change.getTag(), change));
        return tags;
    }

    /** Every move of the domain's aliases, accepted or refused, newest first. */
    public List<AliasMove> history(String domain) {
        return history(domain, Long.MAX_VALUE, ALL).stream()
                .map(DecidedWish::wish)
                .filter(AliasMove.class::isInstance)
                .map(AliasMove.class::cast)
                .toList();
    }

    /** Every decided wish of the domain before that offset of the log, newest first, so many at most. */
    public List<DecidedWish> history(String domain, long before, int limit) {
        return before < 1
                ? List.of()
                : shelf(Views.LOG)
                        .backward(
                                new Span(ViewKeys.wishes(domain), ViewKeys.wish(domain, before - 1), limit),
                                SpecificRecord.class,
                                (key, wish) -> new DecidedWish(ViewKeys.offset(key), wish));
    }

    /** How far the learning of the domain has come. */
    public Optional<DomainProgress> progress(String domain) {
        return shelf(Views.PROGRESS).get(domain, DomainProgress.class);
    }

    /** The same for all domains. */
    public List<DomainProgress> progress() {
        return shelf(Views.PROGRESS).all("", DomainProgress.class);
    }

    /** What each worker last said of each domain, by domain. */
    public List<WorkerAcknowledgement> fleet() {
        return shelf(Views.WORKERS).all("", WorkerAcknowledgement.class);
    }

    /** What each worker last said of the domain. */
    public List<WorkerAcknowledgement> fleet(String domain) {
        return shelf(Views.WORKERS).all(ViewKeys.workers(domain), WorkerAcknowledgement.class);
    }

    /** What a tag of the version said when the log had come to that place. */
    public Optional<String> tagAt(String domain, int version, String tag, LogMark mark) {
        Shelf log = shelf(Views.LOG);
        String all = ViewKeys.tagged(domain, version, tag);
        return log.lastBefore(all, ViewKeys.tagged(domain, version, tag, mark.offset() + 1))
                .flatMap(key -> log.get(key, TagChange.class))
                .map(TagChange::getValue);
    }

    /** What the log holds after a position and up to another one, per partition in order, so many at most. */
    public List<RegistryEvent> after(LogPosition from, LogPosition to, int limit) {
        Shelf log = shelf(Views.LOG);
        List<RegistryEvent> events = new ArrayList<>();
        new TreeMap<>(to.offsets()).forEach((partition, last) -> {
            long first = from.offsets().getOrDefault(partition, -1L) + 1;
            events.addAll(log.forward(
                    new Span(ViewKeys.event(partition, first), ViewKeys.event(partition, last), limit - events.size()),
                    SpecificRecord.class,
                    (key, fact) -> new RegistryEvent(new LogMark(partition, ViewKeys.offset(key)), fact)));
        });
        return events;
    }

    private Shelf shelf(String store) {
        return new Shelf(stores.apply(store));
    }
}
