package io.alluvium.ingest.settle;

/** Hears of each record's outcome, for counters. */
public interface Outcomes {

    /** The outcome of an example. */
    String ACCEPTED = "accepted";

    /** Hears of one record: {@link #ACCEPTED}, or a reason of refusal in lower case. */
    void count(String domain, String outcome);
}
