package io.alluvium.schemas;

import java.util.List;

/** The header names on a record in {@link Topics#REJECTS}. All values are UTF-8 text; numbers are in decimal. */
public final class RejectionHeaders {

    /** The {@link RejectionReason} by name. */
    public static final String REASON = "alluvium.reason";

    /** One sentence for people; never quotes the text. */
    public static final String DETAIL = "alluvium.detail";

    /** The topic that the record was refused from. */
    public static final String ORIGIN_TOPIC = "alluvium.origin.topic";

    /** The partition that the record was refused from. */
    public static final String ORIGIN_PARTITION = "alluvium.origin.partition";

    /** The offset that the record was refused at. */
    public static final String ORIGIN_OFFSET = "alluvium.origin.offset";

    /** The timestamp of the refused record, in milliseconds since the epoch. */
    public static final String ORIGIN_TIMESTAMP = "alluvium.origin.timestamp";

    /** When it was refused, in milliseconds since the epoch. */
    public static final String REJECTED_AT = "alluvium.rejected-at";

    /** All of them. */
    public static final List<String> ALL =
            List.of(REASON, DETAIL, ORIGIN_TOPIC, ORIGIN_PARTITION, ORIGIN_OFFSET, ORIGIN_TIMESTAMP, REJECTED_AT);

    private RejectionHeaders() {}
}
