package io.alluvium.ingest.validate;

import io.alluvium.schemas.RejectionReason;

/** Refuses text in which nothing can be read: no characters, or only white space and invisible ones. */
final class EmptyValidator implements Validator {

    /** Needs nothing. */
    record Config() {

        static Config from(ValidationSettings settings) {
            return new Config();
        }
    }

    EmptyValidator(Config config) {}

    @Override
    public ValidationResult validate(Submission submission) {
        return submission.text().codePoints().anyMatch(EmptyValidator::isVisible)
                ? ValidationResult.accepted()
                : ValidationResult.rejected(
                        RejectionReason.EMPTY, "The text is empty or only white space; there is nothing to learn");
    }

    private static boolean isVisible(int codePoint) {
        return !Character.isWhitespace(codePoint)
                && !Character.isSpaceChar(codePoint)
                && !Character.isISOControl(codePoint)
                && Character.getType(codePoint) != Character.FORMAT;
    }
}
