package io.alluvium.schemas.serde;

import org.apache.kafka.common.errors.SerializationException;

/** A strict reader met bytes that are no record it can read. */
public final class UnreadableRecordException extends SerializationException {

    private static final long serialVersionUID = 1L;

    private final Decoded.Reason reason;

    /** Says where, why as a code, and why in a sentence. */
    UnreadableRecordException(String topic, Decoded.Reason reason, String detail) {
        super("Reading a record from " + topic + ": " + detail);
        this.reason = reason;
    }

    /** Why the bytes could not be read. */
    public Decoded.Reason reason() {
        return reason;
    }
}
