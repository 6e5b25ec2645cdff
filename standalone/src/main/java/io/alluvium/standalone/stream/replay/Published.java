package io.alluvium.standalone.stream.replay;

import java.util.List;

/**
 * What a domain's learner made known.
 *
 * @param domain the domain
 * @param versions versions proposed
 * @param passed those that the gate let pass
 * @param drifts records of its domain that had come when it saw the text change, for each time
 */
public record Published(String domain, int versions, int passed, List<Long> drifts) {

    /** Copies. */
    public Published {
        drifts = List.copyOf(drifts);
    }
}
