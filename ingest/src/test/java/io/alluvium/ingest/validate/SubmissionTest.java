package io.alluvium.ingest.validate;

import static org.assertj.core.api.Assertions.assertThat;

import io.alluvium.schemas.Document;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which texts need no closer look. */
class SubmissionTest {

    private static final Validator RULES = Validators.all(new ValidationSettings(
            new ValidationSettings.Limits(5_000, 1_000),
            Instant.parse("1971-01-01T00:00:00Z"),
            Duration.ofDays(1),
            new ValidationSettings.Domains(Set.of(), DomainPolicy.ACCEPT),
            Map.of()));

    @Test
    void shouldBeJudgedAlikeWithAndWithoutACloserLook() {
        assertThat(IntStream.rangeClosed(Character.MIN_VALUE, Character.MAX_VALUE))
                .allSatisfy(character -> {
                    // Given
                    Document document = new Document(
                            null, "news", "Text with one " + Character.toString(character), null, null, Map.of());

                    // When
                    Submission submission = new Submission("news", document, 100, 0);

                    // Then
                    assertThat(RULES.validate(submission))
                            .isEqualTo(RULES.validate(new Submission("news", document, false, 100, 0)));
                });
    }

    @Test
    void shouldNeedNoCloserLookAtPlainText() {
        // Given
        Document document = new Document(null, "news", "Plain\ttext,\r\nin ~2 lines.", null, null, Map.of());

        // Then
        assertThat(new Submission("news", document, 100, 0).plain()).isTrue();
    }
}
