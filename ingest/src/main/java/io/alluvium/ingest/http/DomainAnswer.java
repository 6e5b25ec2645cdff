package io.alluvium.ingest.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.alluvium.ingest.settle.DomainLedger;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What arrived for one domain.
 *
 * @param domain its name; empty for refused records that belong to no domain
 * @param accepted examples, held out or not
 * @param heldOut those of them that are held out
 * @param duplicates records whose text was there before
 * @param rejected refused records by reason
 * @param cuts cuts written
 * @param lastAcceptedAtMillis when the last record was accepted; absent: never
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DomainAnswer(
        String domain,
        long accepted,
        long heldOut,
        long duplicates,
        Map<String, Long> rejected,
        long cuts,
        @Nullable Long lastAcceptedAtMillis) {

    /**
     * The answer to {@code GET /v1/domains}.
     *
     * @param domains the domains of the partitions that this process works on
     * @param whole whether these are all partitions; otherwise other processes know the other domains
     * @param partitions those that this process works on
     * @param allPartitions how many there are
     */
    public record All(List<DomainAnswer> domains, boolean whole, Set<Integer> partitions, int allPartitions) {}

    static DomainAnswer of(String domain, DomainLedger ledger) {
        Map<String, Long> rejected = new TreeMap<>();
        ledger.counts().rejected().forEach((reason, count) -> rejected.put(reason.name(), count));
        return new DomainAnswer(
                domain,
                ledger.counts().accepted(),
                ledger.counts().heldOut(),
                ledger.counts().duplicates(),
                rejected,
                ledger.cuts(),
                ledger.lastAcceptedAtMillis() == 0 ? null : ledger.lastAcceptedAtMillis());
    }
}
