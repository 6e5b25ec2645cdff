package io.alluvium.ingest.validate;

import io.alluvium.schemas.RejectionReason;

/** Refuses text that lost its characters on the way: lone surrogates, or a flood of replacement characters. */
final class EncodingValidator implements Validator {

    private static final char REPLACEMENT = '\uFFFD';

    /**
     * How many replacement characters are borne: that many in any text, and beyond it a share of the text.
     *
     * @param tolerated this many are always borne
     * @param maxShare the largest share of the text
     */
    record Config(int tolerated, double maxShare) {

        static Config from(ValidationSettings settings) {
            return new Config(2, 0.01);
        }
    }

    private final Config config;

    EncodingValidator(Config config) {
        this.config = config;
    }

    @Override
    public ValidationResult validate(Submission submission) {
        if (submission.plain()) {
            return ValidationResult.accepted();
        }
        String text = submission.text();
        int replaced = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == REPLACEMENT) {
                replaced++;
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return bad("The text has a lone surrogate at character " + i + ", which is no Unicode character");
            }
        }
        return replaced > config.tolerated() && replaced > config.maxShare() * text.length()
                ? bad("The text has " + replaced + " replacement characters (U+FFFD) among " + text.length()
                        + "; it was decoded with the wrong encoding, send it in UTF-8")
                : ValidationResult.accepted();
    }

    private static ValidationResult bad(String detail) {
        return ValidationResult.rejected(RejectionReason.ENCODING, detail);
    }
}
