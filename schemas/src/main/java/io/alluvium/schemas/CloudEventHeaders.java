package io.alluvium.schemas;

/**
 * The header names by which a record in {@link Topics#ANNOUNCEMENTS} is a CloudEvent in binary mode. All values are UTF-8
 * text; the value of the record is the event's data.
 */
public final class CloudEventHeaders {

    /** The version of the specification, 1.0. */
    public static final String SPECVERSION = "ce_specversion";

    /** Names the event; the same as in its other forms. */
    public static final String ID = "ce_id";

    /** The registry that tells it. */
    public static final String SOURCE = "ce_source";

    /** What kind of event it is. */
    public static final String TYPE = "ce_type";

    /** What it is about. */
    public static final String SUBJECT = "ce_subject";

    /** When it was decided, as of RFC 3339. */
    public static final String TIME = "ce_time";

    /** The domain. */
    public static final String PARTITION_KEY = "ce_partitionkey";

    /** What the value is written in. */
    public static final String CONTENT_TYPE = "content-type";

    private CloudEventHeaders() {}
}
