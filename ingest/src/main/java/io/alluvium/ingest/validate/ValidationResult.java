package io.alluvium.ingest.validate;

import io.alluvium.schemas.RejectionReason;

/** A judgement: accepted, or rejected with a reason. */
public sealed interface ValidationResult {

    /** Nothing speaks against the submission. */
    record Accepted() implements ValidationResult {}

    /**
     * The submission must not be learned from.
     *
     * @param reason the reason as a code
     * @param detail one sentence for people that never quotes the text
     */
    record Rejected(RejectionReason reason, String detail) implements ValidationResult {}

    /** The one acceptance. */
    static ValidationResult accepted() {
        return Verdicts.ACCEPTED;
    }

    /** A rejection. */
    static ValidationResult rejected(RejectionReason reason, String detail) {
        return new Rejected(reason, detail);
    }
}
