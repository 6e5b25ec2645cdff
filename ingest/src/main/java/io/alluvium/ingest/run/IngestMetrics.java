package io.alluvium.ingest.run;

import io.alluvium.ingest.settle.Outcomes;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
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
    private final Map<String, Map<String, Counter>> byDomain = new ConcurrentHashMap<>();

    /** Counters in that registry. */
    public IngestMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void count(String domain, String outcome) {
        Map<String, Counter> known = byDomain.get(domain);
        if (known != null) {
            increment(domain, known, outcome);
        } else {
            String label = label(domain);
            increment(label, byDomain.computeIfAbsent(label, any -> new ConcurrentHashMap<>()), outcome);
        }
    }

    private void increment(String label, Map<String, Counter> counters, String outcome) {
        Counter known = counters.get(outcome);
        if (known == null) {
            known = registry.counter(RECORDS, "domain", label, "outcome", outcome);
            counters.put(outcome, known); // The registry gives the same one to everybody who asks.
        }
        known.increment();
    }

    /** Producers choose the domains, so the number of time series is bounded here. */
    private String label(String domain) {
        if (domain.isEmpty()) {
            return NO_DOMAIN;
        }
        return byDomain.size() < MOST_DOMAINS ? domain : FURTHER_DOMAINS;
    }
}
