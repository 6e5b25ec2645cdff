package io.alluvium.ingest.examine;

import static org.assertj.core.api.Assertions.assertThat;

import io.alluvium.ingest.validate.DomainPolicy;
import io.alluvium.ingest.validate.ValidationSettings;
import io.alluvium.schemas.Document;
import io.alluvium.schemas.Origin;
import io.alluvium.schemas.RejectionReason;
import io.alluvium.schemas.serde.RecordWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever bytes come, there is an answer. */
class ExaminerTest {

    private final Examiner examiner = new Examiner(
            new ValidationSettings(
                    new ValidationSettings.Limits(5_000, 2_000),
                    Instant.EPOCH,
                    Duration.ofDays(1),
                    new ValidationSettings.Domains(Set.of(), DomainPolicy.ACCEPT),
                    Map.of()),
            12);

    @Test
    void shouldGiveAReasonWhereTheDoorGaveAnEmptyOne() {
        // Given
        RecordHeaders headers = new RecordHeaders();
        headers.add(RequestHeaders.REFUSED, "EMPTY".getBytes(StandardCharsets.UTF_8));
        headers.add(RequestHeaders.REFUSED_DETAIL, " ".getBytes(StandardCharsets.UTF_8));
        Arrival arrival = new Arrival(null, null, headers, new Origin("t", 0, 1L), 1L);

        // When
        Examined examined = examiner.examine(arrival, 1_000L);

        // Then
        assertThat(((Examined.Refused) examined).message().getDetail()).isEqualTo("Refused at the door");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldAnswerForAnyBytes(long seed) {
        // Given
        Random random = new Random(seed);
        byte[] avro = RecordWriter.write(
                new Document("id", "news", "A good text to be broken.", "s", Instant.EPOCH, Map.of("k", "v")));
        byte[] json = "{\"id\":\"a\",\"text\":\"A good text to be broken.\",\"attributes\":{\"k\":\"v\"}}"
                .getBytes(StandardCharsets.UTF_8);

        for (int i = 0; i < 3_000; i++) {
            byte[] bytes = (i % 2 == 0 ? avro : json).clone();
            for (int flips = random.nextInt(3); flips >= 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            byte[] key = new byte[random.nextInt(4)];
            random.nextBytes(key);
            Arrival arrival = new Arrival(key, bytes, new RecordHeaders(), new Origin("t", 0, (long) i), -1L);

            // When
            Examined examined = examiner.examine(arrival, 1_000L);

            // Then
            if (examined instanceof Examined.Refused refused) {
                assertThat(refused.message().getReason()).as("seed %d", seed).isNotEqualTo(RejectionReason.UNKNOWN);
                assertThat(refused.message().getDetail()).isNotBlank();
            } else {
                assertThat(((Examined.Candidate) examined).message().getTimestampMillis())
                        .isNotNegative();
            }
            assertThat(RecordWriter.write(examined.message())).isNotEmpty();
        }
    }
}
