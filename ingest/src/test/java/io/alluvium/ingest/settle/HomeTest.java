package io.alluvium.ingest.settle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Test;

/** Where domains are settled. */
class HomeTest {

    private static final int PARTITIONS = 7;

    @Test
    void shouldGiveEachDomainTheOnePartitionThatKafkaGivesItsName() {
        // Given
        Home home = Home.among(PARTITIONS);

        // When, Then
        for (String domain : List.of("", "news", "bio", "a.b-c_d", "domain-4711")) {
            int kafka = Utils.toPositive(Utils.murmur2(domain.getBytes(StandardCharsets.UTF_8))) % PARTITIONS;
            assertThat(IntStream.range(0, PARTITIONS).filter(number -> home.isAt(domain, number)))
                    .as(domain)
                    .containsExactly(kafka);
        }
    }

    @Test
    void shouldHaveNobodyAtHomeBeforeThePartitionsAreKnown() {
        // Given
        Home home = new Home();

        // When, Then
        assertThat(IntStream.range(0, PARTITIONS).filter(number -> home.isAt("news", number)))
                .isEmpty();
        assertThatThrownBy(() -> home.spreadsOver(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
