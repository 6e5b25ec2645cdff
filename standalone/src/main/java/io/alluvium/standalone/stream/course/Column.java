package io.alluvium.standalone.stream.course;

import java.util.List;

/**
 * A held-out set.
 *
 * @param name what tables call it, and records the regime that they are of
 * @param domain the domain whose prompt is asked
 * @param heldOut documents that are never learned
 */
public record Column(String name, String domain, List<String> heldOut) {

    /** Copies. */
    public Column {
        heldOut = List.copyOf(heldOut);
    }
}
