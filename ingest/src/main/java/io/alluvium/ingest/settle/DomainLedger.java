package io.alluvium.ingest.settle;

import io.alluvium.schemas.RejectionReason;
import java.util.EnumMap;
import java.util.Map;

/**
 * The account of one domain.
 *
 * @param counts how many of what
 * @param lastAcceptedAtMillis when the last record was accepted; 0: never
 * @param sinceCut examples accepted since the last cut
 * @param cuts cuts so far
 */
public record DomainLedger(Counts counts, long lastAcceptedAtMillis, long sinceCut, long cuts) {

    /** The account of a domain that nothing came for yet. */
    public static final DomainLedger EMPTY = new DomainLedger(new Counts(0, 0, 0, Map.of()), 0, 0, 0);

    /**
     * How many of what.
     *
     * @param accepted examples, held out or not
     * @param heldOut those of them that are held out
     * @param duplicates records that were accepted before
     * @param rejected refused records by reason
     */
    public record Counts(long accepted, long heldOut, long duplicates, Map<RejectionReason, Long> rejected) {

        /** Copies the map. */
        public Counts {
            rejected = Map.copyOf(rejected);
        }
    }

    /** One more example. */
    DomainLedger accept(boolean heldOut, long nowMillis) {
        Counts more = new Counts(
                counts.accepted() + 1, counts.heldOut() + (heldOut ? 1 : 0), counts.duplicates(), counts.rejected());
        return new DomainLedger(more, nowMillis, sinceCut + 1, cuts);
    }

    /** One more record that was there before. */
    DomainLedger duplicate() {
        Counts more = new Counts(counts.accepted(), counts.heldOut(), counts.duplicates() + 1, counts.rejected());
        return new DomainLedger(more, lastAcceptedAtMillis, sinceCut, cuts);
    }

    /** One more refused record. */
    DomainLedger reject(RejectionReason reason) {
        Map<RejectionReason, Long> rejected = new EnumMap<>(RejectionReason.class);
        rejected.putAll(counts.rejected());
        rejected.merge(reason, 1L, Long::sum);
        Counts more = new Counts(counts.accepted(), counts.heldOut(), counts.duplicates(), rejected);
        return new DomainLedger(more, lastAcceptedAtMillis, sinceCut, cuts);
    }

    /** One more cut. */
    DomainLedger cut() {
        return new DomainLedger(counts, lastAcceptedAtMillis, 0, cuts + 1);
    }
}
