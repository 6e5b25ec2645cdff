package io.alluvium.registry.judge;

import io.alluvium.registry.rule.DomainFacts;
import io.alluvium.schemas.PromptAnnouncement;

/** What the registry settled so far, as its one writer sees it. */
public interface Ledger extends DomainFacts {

    /** Whether a wish of that name was decided before. */
    boolean decided(String domain, String requestId);

    /** Keeps a ruling. */
    void keep(Ruling ruling);

    /** The number of the domain's newest announcement, 0 where there is none. */
    long lastSequence(String domain);

    /** Keeps the domain's newest announcement. */
    void keep(PromptAnnouncement announcement);
}
