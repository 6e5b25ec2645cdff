package io.alluvium.worker.follow;

import io.alluvium.schemas.PromptAnnouncement;

/**
 * A name that moves from version to version.
 *
 * @param domain the domain
 * @param alias the alias within it, such as live
 */
public record PromptKey(String domain, String alias) {

    /** The alias that a domain's bare name stands for. */
    public static final String LIVE = "live";

    /** Checks that both parts are there. */
    public PromptKey {
        if (domain.isEmpty() || alias.isEmpty()) {
            throw new IllegalArgumentException("An alias needs a domain and a name, but was " + domain + ":" + alias);
        }
    }

    /** The alias that an announcement is about. */
    public static PromptKey of(PromptAnnouncement announcement) {
        return new PromptKey(announcement.getDomain(), announcement.getAlias());
    }

    /** The alias in one word, as it is the key of an announcement. */
    @Override
    public String toString() {
        return domain + ":" + alias;
    }
}
