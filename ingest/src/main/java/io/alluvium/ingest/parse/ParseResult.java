package io.alluvium.ingest.parse;

import io.alluvium.schemas.Document;
import io.alluvium.schemas.RejectionReason;

/** What became of some bytes: a document, or the reason why they are none. */
public sealed interface ParseResult {

    /** The bytes are a document. */
    record Parsed(Document document) implements ParseResult {}

    /**
     * The bytes are no document.
     *
     * @param reason MALFORMED or ENCODING
     * @param detail one sentence for people that never quotes the bytes
     */
    record Unparsable(RejectionReason reason, String detail) implements ParseResult {}

    /** Bytes that follow no known form. */
    static ParseResult malformed(String detail) {
        return new Unparsable(RejectionReason.MALFORMED, detail);
    }

    /** Bytes that are no UTF-8. */
    static ParseResult badEncoding(String detail) {
        return new Unparsable(RejectionReason.ENCODING, detail);
    }
}
