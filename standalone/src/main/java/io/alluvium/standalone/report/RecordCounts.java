package io.alluvium.standalone.report;

import java.util.Map;

/**
 * What became of a domain's records.
 *
 * @param offered sent by the demo
 * @param accepted examples made of them
 * @param rejected refused
 * @param rejectedByReason refused, by reason
 * @param duplicate dropped, since the same text was there before
 * @param trained accepted and learned
 * @param heldOut accepted and kept for the gate
 */
public record RecordCounts(
        long offered,
        long accepted,
        long rejected,
        Map<String, Long> rejectedByReason,
        long duplicate,
        long trained,
        long heldOut) {

    /** Whether each record has become something, once. */
    boolean complete() {
        return offered == accepted + rejected + duplicate && accepted == trained + heldOut;
    }
}
