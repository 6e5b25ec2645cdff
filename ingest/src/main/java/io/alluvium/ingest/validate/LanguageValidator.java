package io.alluvium.ingest.validate;

import io.alluvium.schemas.RejectionReason;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Refuses languages that a domain does not want. A domain without a list takes every language. The producer's own label
 * (attribute {@code language}) is believed; without one the language is guessed, and a text that cannot be told is
 * accepted: a guess may only refuse what it is sure of.
 */
final class LanguageValidator implements Validator {

    private static final String LABEL = "language";

    /** Allowed language tags per domain, such as {@code en}. */
    record Config(Map<String, List<String>> allowed) {

        static Config from(ValidationSettings settings) {
            return new Config(settings.languages());
        }
    }

    private final Config config;

    LanguageValidator(Config config) {
        this.config = config;
    }

    @Override
    public ValidationResult validate(Submission submission) {
        List<String> allowed = config.allowed().get(submission.domain());
        if (allowed == null || allowed.isEmpty()) {
            return ValidationResult.accepted();
        }
        Optional<String> language = Optional.ofNullable(
                        submission.document().getAttributes().get(LABEL))
                .map(LanguageValidator::primary)
                .or(() -> LanguageGuess.of(submission.text()));
        return language.isEmpty()
                        || allowed.stream().map(LanguageValidator::primary).anyMatch(language.get()::equals)
                ? ValidationResult.accepted()
                : ValidationResult.rejected(
                        RejectionReason.LANGUAGE,
                        "The domain takes " + String.join(", ", allowed)
                                + ", but the text is labelled or looks like another language");
    }

    /** The language of a tag: {@code en} of {@code en-GB}. */
    private static String primary(String tag) {
        return tag.split("[-_]", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
