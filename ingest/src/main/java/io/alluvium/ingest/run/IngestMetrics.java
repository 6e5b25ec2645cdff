package io.alluvium.ingest.run;

import io.alluvium.ingest.settle.Outcomes;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The counters {@code alluvium_ingest_records_total{domain,outcome}}. They tell rates: records of an aborted transaction
 * are counted again when they are taken again. The exact numbers are in the ledgers.
 */
@ApplicationScoped
public class IngestMetrics implements Outcomes {

    private static final String RECORDS = "alluvium.ingest.records";
    private static final String NO_DOMAIN = "none";
    private static final String FURTHER_DOMAINS = "further";
    private static final int MOST_DOMAINS = 1_000;

    private final MeterRegistry registry;
    private final Set<String> named = ConcurrentHashMap.newKeySet();

    /** Counters in that registry. */
    public IngestMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void count(String domain, String outcome) {
        registry.counter(RECORDS, "domain", label(domain), "outcome", outcome).increment();
    }

    /** Producers choose the domains, so the number of time series is bounded here. */
    private String label(String domain) {
        if (domain.isEmpty()) {
            return NO_DOMAIN;
        }
        if (named.contains(domain)) {
            return domain;
        }
        return named.size() < MOST_DOMAINS && named.add(domain) ? domain : FURTHER_DOMAINS;
    }
}
