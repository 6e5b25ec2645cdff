package io.alluvium.schemas.serde;

import java.util.Optional;

/**
 * What came of reading bytes. Bytes that cannot be read are an expected thing on a log, so they are a value and not an
 * exception.
 *
 * @param <T> the record read
 */
public sealed interface Decoded<T> {

    /** The record, if it could be read. */
    Optional<T> value();

    /**
     * The bytes were a record.
     *
     * @param record the record, resolved to this program's schema
     */
    record Read<T>(T record) implements Decoded<T> {
        @Override
        public Optional<T> value() {
            return Optional.of(record);
        }
    }

    /**
     * The bytes were no record that is known here.
     *
     * @param reason why, as a code
     * @param detail why, in one sentence for people; never quotes the content
     * @param bytes the bytes as they came
     */
    @SuppressWarnings("ArrayRecordComponent") // The bytes are passed on as they came, never compared.
    record Unreadable<T>(Reason reason, String detail, byte[] bytes) implements Decoded<T> {
        @Override
        public Optional<T> value() {
            return Optional.empty();
        }
    }

    /** Why bytes could not be read. */
    enum Reason {
        /** They do not begin as single-object encoding does. */
        NOT_SINGLE_OBJECT,
        /** No schema of that fingerprint is in the archive: a much newer, or a foreign writer. */
        UNKNOWN_SCHEMA,
        /** The record is of a kind that does not belong here. */
        UNEXPECTED_RECORD,
        /** The writer's schema cannot be resolved to this program's. */
        INCOMPATIBLE_SCHEMA,
        /** The bytes end early, go on too long, or contradict their schema. */
        MALFORMED
    }
}
