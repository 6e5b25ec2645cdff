package io.alluvium.standalone.stream.course;

/** The streams that are replayed. */
public enum StreamKind {
    /** One domain whose text changes: phases 0, 1, 2, 3 of the news, then 0 again. */
    DRIFT,
    /** As much text of one domain that does not change: phase 0 of the news. */
    CONTROL,
    /** Five domains, each with a learner of its own. */
    DOMAINS
}
