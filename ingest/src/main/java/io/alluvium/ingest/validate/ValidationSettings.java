package io.alluvium.ingest.validate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All settings of the validators, as read from the configuration.
 *
 * @param limits sizes in bytes
 * @param earliest the earliest timestamp that is believed
 * @param maxFuture how far ahead of the clock a timestamp may be
 * @param domains which domains are known, and what to do with others
 * @param languages allowed language tags per domain; a domain that is not named takes any language
 */
public record ValidationSettings(
        Limits limits, Instant earliest, Duration maxFuture, Domains domains, Map<String, List<String>> languages) {

    /** Copies the map. */
    public ValidationSettings {
        languages = Map.copyOf(languages);
    }

    /**
     * Sizes in bytes.
     *
     * @param maxRecordBytes the largest value that is looked at
     * @param maxTextBytes the largest text, in UTF-8
     */
    public record Limits(int maxRecordBytes, int maxTextBytes) {

        /** Checks that both are positive. */
        public Limits {
            if (maxRecordBytes < 1 || maxTextBytes < 1) {
                throw new IllegalArgumentException(
                        "alluvium.ingest.max-record-bytes and alluvium.ingest.max-text-bytes must be positive, but are "
                                + maxRecordBytes + " and " + maxTextBytes);
            }
        }
    }

    /**
     * Which domains are known.
     *
     * @param known their names; matters only where others are refused
     * @param others what to do with a domain that is not known
     */
    public record Domains(Set<String> known, DomainPolicy others) {

        /** Copies the set and checks that refusing all is not asked for. */
        public Domains {
            known = Set.copyOf(known);
            if (others == DomainPolicy.REJECT && known.isEmpty()) {
                throw new IllegalArgumentException(
                        "alluvium.ingest.unknown-domains is reject, but alluvium.ingest.domains is empty, so that every"
                                + " record would be refused; list the domains or set accept");
            }
        }
    }
}
