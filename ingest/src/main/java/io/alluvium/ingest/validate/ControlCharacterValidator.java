package io.alluvium.ingest.validate;

import io.alluvium.schemas.RejectionReason;

/**
 * Refuses text with control characters other than tab, line feed, carriage return and form feed. They come from binary
 * data or from Windows-1252 read as Latin-1, and neither should be learned.
 */
final class ControlCharacterValidator implements Validator {

    /** The control characters that stand in plain text. */
    record Config(String allowed) {

        static Config from(ValidationSettings settings) {
            return new Config("\t\n\r\f");
        }
    }

    private final Config config;

    ControlCharacterValidator(Config config) {
        this.config = config;
    }

    @Override
    public ValidationResult validate(Submission submission) {
        if (submission.plain()) {
            return ValidationResult.accepted();
        }
        String text = submission.text();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) && config.allowed().indexOf(c) < 0) {
                return ValidationResult.rejected(
                        RejectionReason.CONTROL_CHARACTERS,
                        String.format(
                                "The text has the control character U+%04X at character %d; send plain text",
                                (int) c, i));
            }
        }
        return ValidationResult.accepted();
    }
}
