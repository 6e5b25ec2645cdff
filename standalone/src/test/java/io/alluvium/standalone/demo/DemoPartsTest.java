package io.alluvium.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.alluvium.schemas.WorkerAcknowledgement;
import io.alluvium.schemas.WorkerStatus;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The demo's judgement and its input. */
class DemoPartsTest {

    @Test
    void shouldCarryFiveDomainsOfTwoRegimesWithHeldOutText() throws IOException {
        // When
        List<SampleDomain> domains = SampleDomain.all();

        // Then
        assertThat(domains).hasSize(5).allSatisfy(domain -> {
            assertThat(domain.regimes())
                    .hasSize(2)
                    .allSatisfy(rows -> assertThat(rows).hasSizeGreaterThan(25));
            assertThat(domain.heldOut())
                    .hasSize(2)
                    .allSatisfy(texts -> assertThat(texts).isNotEmpty());
            assertThat(domain.regimes().stream()
                            .flatMap(List::stream)
                            .mapToInt(String::length)
                            .sum())
                    .isGreaterThan(40_000);
        });
    }

    @Test
    void shouldPutEachMishapAndOneDuplicateAmongTheRecords() {
        // Given
        List<String> good = java.util.stream.IntStream.range(0, 33)
                .mapToObj(i -> "{\"text\":\"" + i + "\"}")
                .toList();

        // When
        List<String> all = Mishaps.among(good);

        // Then
        assertThat(all).hasSize(33 + 5 + 1).containsAll(good).endsWith(good.get(0));
    }

    @Test
    void shouldFindAnAnswerLiveOnlyWhileItsVersionWas() {
        // Given
        List<WorkerAcknowledgement> swaps = List.of(swap("a", 1_000), swap("b", 2_000));

        // When, Then
        assertThat(ServingBook.wasLive(swaps, new Answer("d", "a", 1_500, 1_600)))
                .isTrue();
        assertThat(ServingBook.wasLive(swaps, new Answer("d", "a", 1_900, 2_500)))
                .isTrue();
        assertThat(ServingBook.wasLive(swaps, new Answer("d", "a", 2_100, 2_200)))
                .isFalse();
        assertThat(ServingBook.wasLive(swaps, new Answer("d", "b", 1_500, 1_600)))
                .isFalse();
        assertThat(ServingBook.wasLive(swaps, new Answer("d", "b", 9_000, 9_100)))
                .isTrue();
        assertThat(ServingBook.wasLive(swaps, new Answer("d", "c", 1_500, 2_600)))
                .isFalse();
    }

    @Test
    void shouldHoldTheStreamBackForRecordsThatWaitForTheirTurn() throws IOException {
        // Given
        JsonNode progress = new ObjectMapper()
                .readTree("{\"acceptedRecords\":100,\"pendingRecords\":80,\"trainedRecords\":18,\"heldOutRecords\":2}");

        // When
        long learned = Standing.learned(progress);

        // Then
        assertThat(learned).isEqualTo(20);
    }

    private static WorkerAcknowledgement swap(String digest, long at) {
        return new WorkerAcknowledgement("w", "d", "live", 1, digest, WorkerStatus.SERVING, null, at, at, 1.0);
    }
}
