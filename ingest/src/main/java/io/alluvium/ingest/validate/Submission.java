package io.alluvium.ingest.validate;

import io.alluvium.schemas.Document;

/**
 * A parsed document before judgement.
 *
 * @param domain the domain it is for; may be empty or badly named
 * @param document what the producer sent
 * @param plain whether its text is in printed ASCII characters, line ends and tabs alone, as most is, so that no rule
 *     about characters has anything to look for
 * @param sizeBytes size of the original value
 * @param nowMillis the time of judgement, in milliseconds since the epoch
 */
public record Submission(String domain, Document document, boolean plain, int sizeBytes, long nowMillis) {

    private static final char LAST_PRINTED = '~';

    /** Looks itself whether the text is plain. */
    public Submission(String domain, Document document, int sizeBytes, long nowMillis) {
        this(domain, document, isPlain(document.getText()), sizeBytes, nowMillis);
    }

    /** The text, not normalised yet. */
    String text() {
        return document.getText();
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > LAST_PRINTED || (c < ' ' && c != '\n' && c != '\r' && c != '\t')) {
                return false;
            }
        }
        return true;
    }
}
