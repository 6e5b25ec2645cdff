package io.alluvium.ingest.validate;

import io.alluvium.schemas.RejectionReason;

/** Refuses what is too large: the whole value, or the text in it. */
final class SizeValidator implements Validator {

    private static final int MOST_BYTES_OF_A_CHAR = 3;

    /** Both limits in bytes. */
    record Config(int maxRecordBytes, int maxTextBytes) {

        static Config from(ValidationSettings settings) {
            return new Config(
                    settings.limits().maxRecordBytes(), settings.limits().maxTextBytes());
        }
    }

    private final Config config;

    SizeValidator(Config config) {
        this.config = config;
    }

    @Override
    public ValidationResult validate(Submission submission) {
        if (submission.sizeBytes() > config.maxRecordBytes()) {
            return oversized("record", submission.sizeBytes(), config.maxRecordBytes());
        }
        String text = submission.text();
        if (text.length() <= config.maxTextBytes() / MOST_BYTES_OF_A_CHAR) {
            return ValidationResult.accepted();
        }
        int textBytes = utf8Bytes(text);
        return textBytes > config.maxTextBytes()
                ? oversized("text", textBytes, config.maxTextBytes())
                : ValidationResult.accepted();
    }

    /** The length in UTF-8 without encoding it; a lone surrogate counts three. */
    private static int utf8Bytes(String text) {
        int bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                bytes += 1;
            } else if (c < 0x800) {
                bytes += 2;
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                bytes += 4;
                i++;
            } else {
                bytes += 3;
            }
        }
        return bytes;
    }

    private static ValidationResult oversized(String what, int found, int limit) {
        return ValidationResult.rejected(
                RejectionReason.OVERSIZED,
                "The " + what + " has " + found + " bytes, but at most " + limit + " are taken; split it");
    }
}
