package io.alluvium.ingest.validate;

import io.alluvium.schemas.Document;

/**
 * A parsed document before judgement.
 *
 * @param domain the domain it is for; may be empty or badly named
 * @param document what the producer sent
 * @param sizeBytes size of the original value
 * @param nowMillis the time of judgement, in milliseconds since the epoch
 */
public record Submission(String domain, Document document, int sizeBytes, long nowMillis) {

    /** The text, not normalised yet. */
    String text() {
        return document.getText();
    }
}
