package io.alluvium.ingest;

import static io.alluvium.ingest.IngestTopologyFixture.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import io.alluvium.schemas.Example;
import io.alluvium.schemas.ReplayHeaders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records that are offered again after they were refused. */
class ReplayedTest {

    @TempDir
    Path directory;

    @Test
    void shouldGoByTheDomainAndTheTimeOfTheReplay() {
        try (IngestTopologyFixture ingest = new IngestTopologyFixture(directory)) {
            // Given
            Headers replayed = new RecordHeaders();
            replayed.add(ReplayHeaders.DOMAIN, utf8("news"));
            replayed.add(ReplayHeaders.TIMESTAMP, utf8("1700000000000"));

            // When
            ingest.offer("sport", utf8("{\"text\":\"Late.\",\"domain\":\"weather\"}"), replayed);

            // Then
            Example example = (Example) ingest.examples.readValue();
            assertThat(example.getDomain()).isEqualTo("news");
            assertThat(example.getTimestampMillis()).isEqualTo(1_700_000_000_000L);
        }
    }

    @Test
    void shouldGoByKafkasTimeWhereTheHeaderHoldsNone() {
        try (IngestTopologyFixture ingest = new IngestTopologyFixture(directory)) {
            // Given
            Headers strange = new RecordHeaders().add(ReplayHeaders.TIMESTAMP, utf8("-7 or so"));

            // When
            ingest.offer("news", utf8("{\"text\":\"Late.\"}"), strange);

            // Then
            assertThat(((Example) ingest.examples.readValue()).getTimestampMillis())
                    .isEqualTo(IngestTopologyFixture.START.toEpochMilli());
        }
    }

    @Test
    void shouldNameTheFirstRejectAlsoWhereTheRestOfTheHeadersStaysBehind() {
        try (IngestTopologyFixture ingest = new IngestTopologyFixture(directory)) {
            // Given
            Headers replayed = new RecordHeaders();
            replayed.add("large", new byte[IngestTopologyFixture.LARGEST_REJECT_BYTES]);
            replayed.add(ReplayHeaders.OF, utf8("2-17"));
            replayed.add(ReplayHeaders.FIRST, utf8("0-5"));
            replayed.add(ReplayHeaders.DOMAIN, new byte[IngestTopologyFixture.LARGEST_REJECT_BYTES]);

            // When
            ingest.offer("news", utf8("{\"text\":\" \"}"), replayed);

            // Then
            TestRecord<byte[], byte[]> reject = ingest.rejects.readRecord();
            assertThat(text(reject, ReplayHeaders.OF)).isEqualTo("2-17");
            assertThat(text(reject, ReplayHeaders.FIRST)).isEqualTo("0-5");
            assertThat(reject.headers().lastHeader("large")).isNull();
            assertThat(reject.headers().lastHeader(ReplayHeaders.DOMAIN)).isNull();
        }
    }

    private static String text(TestRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
