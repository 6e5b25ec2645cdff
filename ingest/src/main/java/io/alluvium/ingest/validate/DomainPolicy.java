package io.alluvium.ingest.validate;

/** What to do with a domain that is not on the list of known domains. */
public enum DomainPolicy {
    /** Learn it as a new domain. */
    ACCEPT,
    /** Refuse its records. */
    REJECT
}
