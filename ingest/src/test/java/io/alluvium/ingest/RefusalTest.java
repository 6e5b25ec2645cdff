package io.alluvium.ingest;

import static io.alluvium.ingest.IngestTopologyFixture.document;
import static io.alluvium.ingest.IngestTopologyFixture.settings;
import static io.alluvium.ingest.IngestTopologyFixture.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.alluvium.ingest.examine.RequestHeaders;
import io.alluvium.ingest.reject.RejectWriter;
import io.alluvium.ingest.settle.DomainLedger;
import io.alluvium.ingest.settle.Settling;
import io.alluvium.ingest.validate.DomainPolicy;
import io.alluvium.schemas.Cut;
import io.alluvium.schemas.CutReason;
import io.alluvium.schemas.Document;
import io.alluvium.schemas.Example;
import io.alluvium.schemas.Origin;
import io.alluvium.schemas.Rejection;
import io.alluvium.schemas.RejectionHeaders;
import io.alluvium.schemas.RejectionReason;
import io.alluvium.schemas.serde.RecordWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of bad records: original bytes, a reason and the origin, and the stream goes on. */
class RefusalTest {

    private static IngestTopologyFixture shared;

    @TempDir
    private Path directory;

    @BeforeAll
    static void start(@TempDir Path directory) {
        shared = new IngestTopologyFixture(directory);
    }

    @AfterAll
    static void stop() {
        shared.close();
    }

    static Stream<Arguments> badRecords() {
        byte[] avro = RecordWriter.write(document("A whole document that is cut in the middle."));
        byte[] foreign = avro.clone();
        foreign[5] ^= 0x55;
        byte[] cut = RecordWriter.write(new Cut("news", CutReason.QUIET, 1L, 1L));
        Instant farFuture = Instant.parse("9999-01-01T00:00:00Z");
        Instant seconds = Instant.ofEpochMilli(1_700_000_000L);
        return Stream.of(
                arguments("a tombstone", null, RejectionReason.MALFORMED),
                arguments("no bytes", new byte[0], RejectionReason.MALFORMED),
                arguments("no JSON", utf8("just a line"), RejectionReason.MALFORMED),
                arguments("half a JSON object", utf8("{\"text\":\"half"), RejectionReason.MALFORMED),
                arguments("two JSON objects", utf8("{\"text\":\"a\"} {}"), RejectionReason.MALFORMED),
                arguments("a JSON array", utf8("[\"text\"]"), RejectionReason.MALFORMED),
                arguments("no text", utf8("{\"id\":\"a\"}"), RejectionReason.MALFORMED),
                arguments("a number for text", utf8("{\"text\":5}"), RejectionReason.MALFORMED),
                arguments("text twice", utf8("{\"text\":\"a\",\"text\":\"b\"}"), RejectionReason.MALFORMED),
                arguments(
                        "words for time",
                        utf8("{\"text\":\"a\",\"timestampMillis\":\"now\"}"),
                        RejectionReason.MALFORMED),
                arguments(
                        "a bad attribute",
                        utf8("{\"text\":\"a\",\"attributes\":{\"k\":1}}"),
                        RejectionReason.MALFORMED),
                arguments("deep nesting", utf8("[".repeat(4_000)), RejectionReason.MALFORMED),
                arguments("half an Avro record", Arrays.copyOf(avro, avro.length / 2), RejectionReason.MALFORMED),
                arguments("an Avro marker alone", Arrays.copyOf(avro, 4), RejectionReason.MALFORMED),
                arguments("an unknown fingerprint", foreign, RejectionReason.MALFORMED),
                arguments("another Avro record", cut, RejectionReason.MALFORMED),
                arguments(
                        "Latin-1 bytes",
                        "{\"text\":\"caf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1),
                        RejectionReason.ENCODING),
                arguments("a lone surrogate", utf8("{\"text\":\"a \\ud800 b\"}"), RejectionReason.ENCODING),
                arguments("many replacements", avro("caf\ufffd \ufffd \ufffd\ufffd"), RejectionReason.ENCODING),
                arguments(
                        "a large record",
                        utf8("{\"text\":\"a\",\"pad\":\"" + "x".repeat(6_000) + "\"}"),
                        RejectionReason.OVERSIZED),
                arguments("a large text", avro("\u20ac".repeat(1_000)), RejectionReason.OVERSIZED),
                arguments("an empty text", avro(""), RejectionReason.EMPTY),
                arguments("white space", avro(" \n\t\u00a0\u2003\ufeff\u200b"), RejectionReason.EMPTY),
                arguments("a NUL", avro("a\u0000b"), RejectionReason.CONTROL_CHARACTERS),
                arguments("a C1 control", avro("it\u0092s"), RejectionReason.CONTROL_CHARACTERS),
                arguments("the far future", avro("later", farFuture), RejectionReason.TIMESTAMP),
                arguments("seconds as milliseconds", avro("sooner", seconds), RejectionReason.TIMESTAMP),
                arguments("minus one", utf8("{\"text\":\"a\",\"timestampMillis\":-1}"), RejectionReason.TIMESTAMP),
                arguments(
                        "the smallest time",
                        avro("a", Instant.ofEpochMilli(Long.MIN_VALUE)),
                        RejectionReason.TIMESTAMP));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badRecords")
    void shouldRefuseWithReasonBytesAndOriginAndGoOn(String name, byte[] value, RejectionReason reason) {
        // Given
        RecordHeaders headers = new RecordHeaders();
        headers.add("traceparent", utf8("00-1"));

        // When
        shared.offer("news", value, headers);
        shared.offer("news", document("A good one after " + name));

        // Then
        TestRecord<byte[], byte[]> reject = shared.rejects.readRecord();
        assertThat(reject.key()).isEqualTo(utf8("news"));
        assertThat(reject.value()).isEqualTo(value);
        assertThat(header(reject, RejectionHeaders.REASON)).isEqualTo(reason.name());
        assertThat(header(reject, "traceparent")).isEqualTo("00-1");
        Rejection note = shared.onlyRejection();
        assertThat(note.getReason()).isEqualTo(reason);
        assertThat(note.getDomain()).isEqualTo("news");
        assertThat(note.getSizeBytes()).isEqualTo(value == null ? 0 : value.length);
        Example next = (Example) shared.examples.readValue();
        Origin before = new Origin(
                next.getOrigin().getTopic(),
                next.getOrigin().getPartition(),
                next.getOrigin().getOffset() - 1);
        assertThat(note.getOrigin()).isEqualTo(before);
        assertThat(header(reject, RejectionHeaders.ORIGIN_TOPIC)).isEqualTo(before.getTopic());
        assertThat(header(reject, RejectionHeaders.ORIGIN_PARTITION)).isEqualTo("" + before.getPartition());
        assertThat(header(reject, RejectionHeaders.ORIGIN_OFFSET)).isEqualTo("" + before.getOffset());
        assertThat(ledger(shared, "news").counts().rejected()).containsKey(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"News", "a b", "news@7", "news:live", "a/b", "..", "base", "\u00fcber"})
    void shouldRefuseBadDomainNamesAndCountThemUnderNone(String domain) {
        // When
        shared.offer(domain, document("Fine text."));

        // Then
        assertThat(header(shared.rejects.readRecord(), RejectionHeaders.REASON)).isEqualTo("BAD_DOMAIN_NAME");
        var note = shared.rejections.readRecord();
        assertThat(note.key()).isEmpty();
        assertThat(((Rejection) note.value()).getReason()).isEqualTo(RejectionReason.BAD_DOMAIN_NAME);
        assertThat(((Rejection) note.value()).getDomain()).isNull();
        assertThat(ledger(shared, domain)).isNull();
    }

    @Test
    void shouldRefuseARecordWithoutAnyDomain() {
        try (IngestTopologyFixture ingest = new IngestTopologyFixture(directory)) {
            // When
            ingest.offer(null, document("Whose is this?"));
            ingest.records.pipeInput(new byte[] {(byte) 0xff}, utf8("{\"text\":\"And this?\"}"));

            // Then
            assertThat(ingest.rejects.readRecordsToList())
                    .extracting(TestRecord::key)
                    .containsExactly(null, new byte[] {(byte) 0xff});
            assertThat(ledger(ingest, "").counts().rejected())
                    .containsExactly(Map.entry(RejectionReason.BAD_DOMAIN_NAME, 2L));
        }
    }

    @Test
    void shouldRefuseUnknownDomainsWhereThePolicySaysSo() {
        IngestSettings strict = settings(DomainPolicy.REJECT, Set.of("news"), Map.of());
        try (IngestTopologyFixture ingest = new IngestTopologyFixture(directory, strict)) {
            // When
            ingest.offer("news", document("Known."));
            ingest.offer("rumours", document("Unknown."));

            // Then
            assertThat(ingest.examples.readKeyValuesToList())
                    .extracting(entry -> entry.key)
                    .containsExactly("news");
            Rejection note = ingest.onlyRejection();
            assertThat(note.getReason()).isEqualTo(RejectionReason.UNKNOWN_DOMAIN);
            assertThat(note.getDomain()).isEqualTo("rumours");
        }
    }

    @Test
    void shouldRefuseOtherLanguagesOnlyWhereADomainHasAList() {
        IngestSettings english = settings(DomainPolicy.ACCEPT, Set.of(), Map.of("news", List.of("en-GB")));
        String german = "Der Hund und die Katze sind nicht auf dem Dach, das ist mit einer Leiter zu sehen.";
        try (IngestTopologyFixture ingest = new IngestTopologyFixture(directory, english)) {
            // When
            ingest.offer("news", document(german));
            ingest.offer("other", document(german));
            ingest.offer(
                    "news", document("The dog and the cat are not on the roof, which is to be seen from the road."));

            // Then
            assertThat(ingest.onlyRejection().getReason()).isEqualTo(RejectionReason.LANGUAGE);
            assertThat(ingest.examples.readKeyValuesToList())
                    .extracting(entry -> entry.key)
                    .containsExactly("other", "news");
        }
    }

    @Test
    void shouldKeepWhatTheDoorRefusedWithTheDoorsReason() {
        try (IngestTopologyFixture ingest = new IngestTopologyFixture(directory)) {
            // Given
            RecordHeaders headers = new RecordHeaders();
            headers.add(RequestHeaders.REFUSED, utf8("EMPTY"));
            headers.add(RequestHeaders.REFUSED_DETAIL, utf8("Nothing in it"));

            // When
            ingest.offer("news", utf8("{\"text\":\"fine by now\"}"), headers);

            // Then
            assertThat(header(ingest.rejects.readRecord(), RejectionHeaders.REASON))
                    .isEqualTo("EMPTY");
            assertThat(ingest.onlyRejection().getDetail()).isEqualTo("Nothing in it");
            assertThat(ingest.examples.isEmpty()).isTrue();
        }
    }

    @Test
    void shouldLeaveTheValueBehindWhereTheBrokerWouldNotTakeTheCopy() {
        try (IngestTopologyFixture ingest = new IngestTopologyFixture(directory)) {
            // When
            ingest.offer("news", new byte[IngestTopologyFixture.LARGEST_REJECT_BYTES], new RecordHeaders());

            // Then
            TestRecord<byte[], byte[]> reject = ingest.rejects.readRecord();
            assertThat(reject.value()).isNull();
            assertThat(header(reject, RejectWriter.VALUE_OMITTED)).isEqualTo("true");
            assertThat(header(reject, RejectionHeaders.ORIGIN_OFFSET)).isEqualTo("0");
        }
    }

    private static byte[] avro(String text) {
        return RecordWriter.write(document(text));
    }

    private static byte[] avro(String text, Instant timestamp) {
        return RecordWriter.write(new Document(null, null, text, null, timestamp, Map.of()));
    }

    private static String header(TestRecord<byte[], byte[]> record, String name) {
        Headers headers = record.headers();
        return new String(headers.lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static DomainLedger ledger(IngestTopologyFixture ingest, String domain) {
        return ingest.driver
                .<String, DomainLedger>getKeyValueStore(Settling.LEDGERS)
                .get(domain);
    }
}
