package io.alluvium.ingest.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.alluvium.schemas.Document;
import io.alluvium.schemas.RejectionReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every rule of the catalogue keeps to. A new rule needs a line in {@link #BAD}. */
class ValidatorContractTest {

    private static final long NOW = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
    private static final String GOOD_TEXT = "The dog and the cat sat on the roof of the house with the red door.";
    private static final Submission GOOD = submission("news", GOOD_TEXT, null);

    private static final ValidationSettings SETTINGS = new ValidationSettings(
            new ValidationSettings.Limits(5_000, 1_000),
            Instant.parse("1971-01-01T00:00:00Z"),
            Duration.ofDays(1),
            new ValidationSettings.Domains(Set.of("news"), DomainPolicy.REJECT),
            Map.of("news", List.of("en")));

    private record Bad(Submission submission, RejectionReason reason) {}

    private static final Map<String, Bad> BAD = Map.of(
            "size", new Bad(submission("news", "x".repeat(1_001), null), RejectionReason.OVERSIZED),
            "domain-name", new Bad(submission("news@7", GOOD_TEXT, null), RejectionReason.BAD_DOMAIN_NAME),
            "known-domain", new Bad(submission("rumours", GOOD_TEXT, null), RejectionReason.UNKNOWN_DOMAIN),
            "encoding", new Bad(submission("news", GOOD_TEXT + "\udc00", null), RejectionReason.ENCODING),
            "control-characters",
                    new Bad(submission("news", GOOD_TEXT + "\u0007", null), RejectionReason.CONTROL_CHARACTERS),
            "empty", new Bad(submission("news", "\u200b \n", null), RejectionReason.EMPTY),
            "timestamp", new Bad(submission("news", GOOD_TEXT, Instant.EPOCH), RejectionReason.TIMESTAMP),
            "language",
                    new Bad(
                            submission("news", "\u043d\u0435".repeat(5) + "\uac00\ub098\ub2e4".repeat(30), null),
                            RejectionReason.LANGUAGE));

    static List<ValidatorCatalogue.Entry> catalogue() {
        return ValidatorCatalogue.ENTRIES;
    }

    @ParameterizedTest
    @MethodSource("catalogue")
    void shouldAcceptWhatIsGood(ValidatorCatalogue.Entry entry) {
        // When
        ValidationResult result = entry.constructor().apply(SETTINGS).validate(GOOD);

        // Then
        assertThat(result).isEqualTo(ValidationResult.accepted());
    }

    @ParameterizedTest
    @MethodSource("catalogue")
    void shouldRejectWhatIsBadWithItsOwnReasonAndWithoutQuotingTheText(ValidatorCatalogue.Entry entry) {
        // Given
        Bad bad = BAD.get(entry.name());
        assertThat(bad)
                .as("add a bad submission for the rule %s to this test", entry.name())
                .isNotNull();

        // When
        ValidationResult result = entry.constructor().apply(SETTINGS).validate(bad.submission());

        // Then
        assertThat(result).isInstanceOf(ValidationResult.Rejected.class);
        ValidationResult.Rejected rejected = (ValidationResult.Rejected) result;
        assertThat(rejected.reason()).isEqualTo(bad.reason());
        assertThat(rejected.detail())
                .isNotBlank()
                .doesNotContain(bad.submission().text());
    }

    @ParameterizedTest
    @MethodSource("catalogue")
    void shouldJudgeTheSameTwice(ValidatorCatalogue.Entry entry) {
        // Given
        Validator validator = entry.constructor().apply(SETTINGS);
        Submission bad = BAD.get(entry.name()).submission();

        // When
        ValidationResult first = validator.validate(bad);
        ValidationResult between = validator.validate(GOOD);
        ValidationResult second = validator.validate(bad);

        // Then
        assertThat(second).isEqualTo(first);
        assertThat(between).isEqualTo(ValidationResult.accepted());
    }

    @ParameterizedTest
    @MethodSource("catalogue")
    void shouldAnswerForAnyText(ValidatorCatalogue.Entry entry) {
        // Given
        Validator validator = entry.constructor().apply(SETTINGS);
        List<String> hostile = List.of("", "\ud83d", "\ude00\ud83d", "\u0000", "\ufffd", "a".repeat(100_000), "\u202e");

        // When and then
        for (String text : hostile) {
            assertThatCode(() -> validator.validate(submission(text, text, Instant.MAX)))
                    .doesNotThrowAnyException();
        }
    }

    private static Submission submission(String domain, String text, Instant timestamp) {
        Document document = new Document(null, domain, text, null, timestamp, Map.of());
        return new Submission(domain, document, text.length(), NOW);
    }
}
