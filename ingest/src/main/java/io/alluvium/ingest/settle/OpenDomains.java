package io.alluvium.ingest.settle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * The domains of one task that have something to cut, with their ledgers, the one that is silent for longest first. So
 * looking for quiet domains costs what there is to cut, and nothing for a domain that is quiet for good; and the ledger
 * of a busy domain is at hand. It is a view of the store of ledgers and is made from it when a task starts.
 */
final class OpenDomains {

    private final Map<String, DomainLedger> ledgers = new LinkedHashMap<>();

    /** The view of these ledgers. */
    static OpenDomains in(ReadOnlyKeyValueStore<String, DomainLedger> store) {
        List<KeyValue<String, DomainLedger>> open = new ArrayList<>();
        try (KeyValueIterator<String, DomainLedger> all = store.all()) {
            all.forEachRemaining(entry -> {
                if (entry.value.sinceCut() > 0) {
                    open.add(entry);
                }
            });
        }
        open.sort(Comparator.comparing(entry -> entry.value.lastAcceptedAtMillis()));
        OpenDomains domains = new OpenDomains();
        open.forEach(entry -> domains.keep(entry.key, entry.value));
        return domains;
    }

    /** The ledger of a domain, if it is open. */
    Optional<DomainLedger> ledger(String domain) {
        return Optional.ofNullable(ledgers.get(domain));
    }

    /** Takes the newest ledger of a domain, which may open or close it. */
    void keep(String domain, DomainLedger newest) {
        DomainLedger before = ledgers.get(domain);
        if (before != null && newest.sinceCut() > 0 && before.sinceCut() == newest.sinceCut()) {
            ledgers.replace(domain, newest); // Nothing was accepted, so that its place in the order stays.
            return;
        }
        if (before != null) {
            ledgers.remove(domain);
        }
        if (newest.sinceCut() > 0) {
            ledgers.put(domain, newest);
        }
    }

    /** Domains of which nothing was accepted for that long, at most so many. */
    List<String> quiet(long nowMillis, long quietMillis, int most) {
        List<String> quiet = new ArrayList<>();
        Iterator<Map.Entry<String, DomainLedger>> oldest = ledgers.entrySet().iterator();
        while (quiet.size() < most && oldest.hasNext()) {
            Map.Entry<String, DomainLedger> entry = oldest.next();
            if (nowMillis - entry.getValue().lastAcceptedAtMillis() < quietMillis) {
                break;
            }
            quiet.add(entry.getKey());
        }
        return quiet;
    }
}
