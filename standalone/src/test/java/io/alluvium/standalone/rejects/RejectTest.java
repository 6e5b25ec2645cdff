package io.alluvium.standalone.rejects;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alluvium.ingest.examine.RequestHeaders;
import io.alluvium.ingest.reject.RejectWriter;
import io.alluvium.schemas.RejectionHeaders;
import io.alluvium.schemas.ReplayHeaders;
import io.alluvium.schemas.Topics;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

/** What a reject says, and what is offered again of it. */
class RejectTest {

    // Never asked, since the bytes are in the reject or nowhere.
    private static final LogScan NO_SCAN = null;
    private static final RejectId ID = new RejectId(2, 17);

    private final Headers headers = new RecordHeaders();

    RejectTest() {
        Map.of(
                        RejectionHeaders.REASON, "UNKNOWN_DOMAIN",
                        RejectionHeaders.DETAIL, "This domain is not known",
                        RejectionHeaders.ORIGIN_TOPIC, Topics.RECORDS,
                        RejectionHeaders.ORIGIN_PARTITION, "3",
                        RejectionHeaders.ORIGIN_OFFSET, "41",
                        RejectionHeaders.ORIGIN_TIMESTAMP, "1767225600000",
                        RejectionHeaders.REJECTED_AT, "1767225601000")
                .forEach(this::header);
        header("producer", "p-1");
    }

    @Test
    void shouldTakeTheDomainAsIngestDoes() {
        assertThat(reject("news", "{\"text\":\"a\"}").domain()).isEqualTo("news");
        assertThat(reject("news", "{\"text\":\"a\",\"domain\":\"sport\"}").domain())
                .isEqualTo("sport");
        assertThat(reject("news", "{\"text\":").domain()).isEqualTo("news");
        assertThat(reject(null, null).domain()).isEmpty();
        header(RequestHeaders.REFUSED, "EMPTY");
        assertThat(reject("news", "{\"text\":\"a\",\"domain\":\"sport\"}").domain())
                .isEqualTo("news");
        header(ReplayHeaders.DOMAIN, "late");
        assertThat(reject("news", "{\"text\":\"a\"}").domain()).isEqualTo("late");
    }

    @Test
    void shouldOfferTheRecordAsItCameAndSayWhichRejectItIsOf() {
        // Given
        Reject reject = reject("news", "{\"text\":\"a\"}");

        // When
        ProducerRecord<byte[], byte[]> again =
                Original.of(reject, NO_SCAN).orElseThrow().again(reject, null);

        // Then
        assertThat(again.topic()).isEqualTo(Topics.RECORDS);
        assertThat(again.partition()).isNull();
        assertThat(again.key()).isEqualTo("news".getBytes(UTF_8));
        assertThat(again.value()).isEqualTo("{\"text\":\"a\"}".getBytes(UTF_8));
        assertThat(texts(again.headers()))
                .isEqualTo(Map.of(
                        "producer",
                        "p-1",
                        ReplayHeaders.OF,
                        "2-17",
                        ReplayHeaders.FIRST,
                        "2-17",
                        ReplayHeaders.TIMESTAMP,
                        "1767225600000"));
    }

    @Test
    void shouldNameTheFirstRejectAndTheLastOneWhenRefusedAgain() {
        // Given
        header(ReplayHeaders.OF, "0-9");
        header(ReplayHeaders.FIRST, "0-5");
        Reject reject = reject("news", "{\"text\":\"a\"}");

        // When
        Headers again = Original.of(reject, NO_SCAN)
                .orElseThrow()
                .again(reject, "sport")
                .headers();

        // Then
        assertThat(texts(again))
                .containsEntry(ReplayHeaders.OF, "2-17")
                .containsEntry(ReplayHeaders.FIRST, "0-5")
                .containsEntry(ReplayHeaders.DOMAIN, "sport");
        assertThat(again.headers(ReplayHeaders.OF)).hasSize(1);
    }

    @Test
    void shouldKeepTheDomainOfTheRequestForWhatTheDoorRefused() {
        // Given
        header(RequestHeaders.REFUSED, "TIMESTAMP");
        header(RequestHeaders.REFUSED_DETAIL, "The timestamp is ...");
        Reject reject = reject("news", "{\"text\":\"a\",\"domain\":\"sport\"}");

        // When
        ProducerRecord<byte[], byte[]> again =
                Original.of(reject, NO_SCAN).orElseThrow().again(reject, null);

        // Then
        assertThat(texts(again.headers()))
                .containsEntry(ReplayHeaders.DOMAIN, "news")
                .doesNotContainKeys(RequestHeaders.REFUSED, RequestHeaders.REFUSED_DETAIL);
    }

    @Test
    void shouldKnowWhereTheBytesAre() {
        assertThat(reject("news", "{}").bytes()).isEqualTo(Reject.Bytes.HERE);
        assertThat(reject("news", null).bytes()).isEqualTo(Reject.Bytes.HERE);
        header(RejectWriter.VALUE_OMITTED, "true");
        assertThat(reject("news", null).bytes()).isEqualTo(Reject.Bytes.AT_ORIGIN);
        header(RequestHeaders.REFUSED_SIZE, "1200000");
        Reject gone = reject("news", null);
        assertThat(gone.bytes()).isEqualTo(Reject.Bytes.NOWHERE);
        assertThat(gone.sizeBytes()).isEqualTo(1_200_000);
        assertThat(Original.of(gone, NO_SCAN)).isEmpty();
        assertThat(RejectSheet.of(gone, null, Optional.empty()).sheet()).contains("cannot be replayed");
    }

    @Test
    void shouldDescribeItself() {
        // Given
        Reject reject = reject("news", "{\"text\":\"a\"}");

        // When
        String sheet = RejectSheet.of(
                        reject, Instant.parse("2026-01-02T00:00:00Z"), Optional.ofNullable(reject.value()))
                .sheet();

        // Then
        assertThat(sheet.lines())
                .contains(
                        "reject      2-17",
                        "reason      UNKNOWN_DOMAIN",
                        "why         This domain is not known",
                        "domain      news",
                        "from        alluvium.records.v1/3@41",
                        "offered at  2026-01-01T00:00:00Z",
                        "refused at  2026-01-01T00:00:01Z",
                        "replayed    2026-01-02T00:00:00Z",
                        "key         news",
                        "header      producer: p-1",
                        "{\"text\":\"a\"}");
    }

    @Test
    void shouldKeepTheNewestOfMany() {
        // Given
        NewestRejects newest = new NewestRejects(2);

        // When
        for (int second : new int[] {3, 9, 1, 7}) {
            headers.remove(RejectionHeaders.REJECTED_AT);
            header(RejectionHeaders.REJECTED_AT, second + "000");
            newest.add(RejectLine.of(
                    new Reject(new RejectId(0, second), null, null, new RecordHeaders(headers.toArray())), null));
        }

        // Then
        assertThat(newest.matching()).isEqualTo(4);
        assertThat(newest.lines()).extracting(RejectLine::id).containsExactly("0-9", "0-7");
    }

    @Test
    void shouldReadAndWriteIds() {
        assertThat(RejectId.parse("2-17")).isEqualTo(ID).hasToString("2-17");
        assertThatThrownBy(() -> RejectId.parse("17")).hasMessageContainingAll("'17' names no reject", "2-17");
        assertThatThrownBy(() -> RejectId.parse("-1-4")).isInstanceOf(IllegalArgumentException.class);
    }

    private Reject reject(String key, String value) {
        return new Reject(
                ID,
                key == null ? null : key.getBytes(UTF_8),
                value == null ? null : value.getBytes(UTF_8),
                new RecordHeaders(headers.toArray()));
    }

    private void header(String name, String value) {
        headers.add(name, value.getBytes(UTF_8));
    }

    private static Map<String, String> texts(Headers headers) {
        Map<String, String> texts = new TreeMap<>();
        headers.forEach(header -> texts.put(header.key(), new String(header.value(), UTF_8)));
        return texts;
    }
}
