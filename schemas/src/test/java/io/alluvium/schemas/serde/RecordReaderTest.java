package io.alluvium.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.alluvium.schemas.Cut;
import io.alluvium.schemas.Document;
import io.alluvium.schemas.Example;
import io.alluvium.schemas.SampleRecords;
import io.alluvium.schemas.serde.Decoded.Reason;
import io.alluvium.schemas.serde.Decoded.Unreadable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Older and newer writers are read; poisoned bytes are a value and cost neither memory nor the thread. */
class RecordReaderTest {

    private static final String OLDER = """
            {"type":"record","name":"Document","namespace":"io.alluvium.schemas",
             "fields":[{"name":"text","type":"string"}]}""";
    private static final String NEWER = """
            {"type":"record","name":"Document","namespace":"io.alluvium.schemas","fields":[
              {"name":"priority","type":"int","default":0},
              {"name":"text","type":"string"},
              {"name":"domain","type":["null","string"],"default":null}]}""";
    private static final String FOREIGN = """
            {"type":"record","name":"Document","namespace":"io.alluvium.schemas",
             "fields":[{"name":"text","type":"int"}]}""";

    private final RecordReader<Document> reader = RecordReader.of(SchemaArchive.bundled(), Document.class);

    @Test
    void shouldFillWhatAnOlderWriterDidNotKnow() throws IOException {
        // Given
        Schema older = new Schema.Parser().parse(OLDER);
        byte[] bytes = encode(older, new GenericRecordBuilder(older).set("text", "old"));

        // When
        Decoded<Document> decoded = RecordReader.of(SchemaArchive.bundled().and(older), Document.class)
                .read(bytes);

        // Then
        assertThat(decoded.value()).hasValueSatisfying(document -> {
            assertThat(document.getText()).isEqualTo("old");
            assertThat(document.getDomain()).isNull();
            assertThat(document.getAttributes()).isEmpty();
        });
    }

    @Test
    void shouldPassOverWhatANewerWriterAdded() throws IOException {
        // Given
        Schema newer = new Schema.Parser().parse(NEWER);
        byte[] bytes = encode(
                newer,
                new GenericRecordBuilder(newer)
                        .set("text", "new")
                        .set("domain", "river")
                        .set("priority", 9));

        // When
        Decoded<Document> decoded = RecordReader.of(SchemaArchive.bundled().and(newer), Document.class)
                .read(bytes);

        // Then
        assertThat(decoded.value()).hasValueSatisfying(document -> {
            assertThat(document.getText()).isEqualTo("new");
            assertThat(document.getDomain()).isEqualTo("river");
        });
    }

    @Test
    void shouldTellApartTheKindsOnOneTopic() {
        // Given
        RecordReader<SpecificRecord> both = RecordReader.ofAny(SchemaArchive.bundled(), Example.class, Cut.class);

        // When
        Decoded<SpecificRecord> cut = both.read(RecordWriter.write(SampleRecords.cut()));
        Decoded<SpecificRecord> document = both.read(RecordWriter.write(SampleRecords.document()));

        // Then
        assertThat(cut.value()).contains(SampleRecords.cut());
        assertThat(reason(document)).isEqualTo(Reason.UNEXPECTED_RECORD);
    }

    @Test
    void shouldNameTheReasonForEachWayToBeUnreadable() throws IOException {
        // Given
        Schema foreign = new Schema.Parser().parse(FOREIGN);
        byte[] good = RecordWriter.write(SampleRecords.document());
        byte[] unknown = good.clone();
        unknown[2] ^= 1;

        // When, Then
        assertThat(reason(reader.read(new byte[0]))).isEqualTo(Reason.NOT_SINGLE_OBJECT);
        assertThat(reason(reader.read("{\"text\":\"json\"}".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(Reason.NOT_SINGLE_OBJECT);
        assertThat(reason(reader.read(unknown))).isEqualTo(Reason.UNKNOWN_SCHEMA);
        assertThat(reason(reader.read(Arrays.copyOf(good, good.length + 1)))).isEqualTo(Reason.MALFORMED);
        assertThat(reason(RecordReader.of(SchemaArchive.bundled().and(foreign), Document.class)
                        .read(encode(foreign, new GenericRecordBuilder(foreign).set("text", 1)))))
                .isEqualTo(Reason.INCOMPATIBLE_SCHEMA);
    }

    @Test
    void shouldCallEveryHalfWrittenRecordMalformed() {
        // Given
        byte[] good = RecordWriter.write(SampleRecords.document());

        for (int length = RecordWriter.HEADER_BYTES; length < good.length; length++) {
            // When
            Decoded<Document> decoded = reader.read(Arrays.copyOf(good, length));

            // Then
            assertThat(reason(decoded)).as("%s bytes", length).isEqualTo(Reason.MALFORMED);
        }
    }

    @Test
    void shouldNotAskForTheMemoryThatAFalseLengthPromises() {
        // Given: null id, null domain, then a text of 2^31 - 1 bytes that are not there
        byte[] good = RecordWriter.write(SampleRecords.document());
        byte[] poison = ByteBuffer.allocate(RecordWriter.HEADER_BYTES + 7)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(good, 0, RecordWriter.HEADER_BYTES)
                .put(new byte[] {0, 0, (byte) 0xFE, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x0F})
                .array();

        // When
        Decoded<Document> decoded = reader.read(poison);

        // Then
        assertThat(reason(decoded)).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void shouldNotBlameTheSchemaForDamageInTheBytes() {
        // Given: a cut's reason is an index into three, and 9 is written there
        byte[] damaged = RecordWriter.write(SampleRecords.cut());
        damaged[RecordWriter.HEADER_BYTES + 6] = 18;

        // When
        Decoded<SpecificRecord> decoded = RecordReader.ofAny(SchemaArchive.bundled(), Example.class, Cut.class)
                .read(damaged);

        // Then
        assertThat(reason(decoded)).isEqualTo(Reason.MALFORMED);
    }

    @ParameterizedTest
    @CsvSource({"01 03, a block that steps back over its own count and size", "01 2f, one that steps back further"})
    void shouldNotRunInCircles(String block, String what) {
        // Given: a document of nulls and an empty text, and a map whose block has a negative size
        byte[] poison = document("00 00 00 00 00 " + block + " 00");

        // When
        Decoded<Document> decoded = assertTimeoutPreemptively(Duration.ofSeconds(5), () -> reader.read(poison));

        // Then
        assertThat(reason(decoded)).as(what).isEqualTo(Reason.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ed ff ff ff 0f 08 02 61 02 62 00", "fe ff ff ff 0f", "ff ff ff ff ff ff ff ff ff 01 00 00"})
    void shouldNotBelieveACountThatItsBlockDoesNotBearOut(String block) {
        // Given: a map of two thousand million entries, of which none or one is there
        byte[] poison = document("00 00 00 00 00 " + block);

        // When
        Decoded<Document> decoded = reader.read(poison);

        // Then
        assertThat(reason(decoded)).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void shouldNotCountItemsThatHaveNoBytes() throws IOException {
        // Given
        Schema empty = new Schema.Parser().parse("""
                {"type":"record","name":"Document","namespace":"io.alluvium.schemas","fields":[
                  {"name":"text","type":"string"},
                  {"name":"nothing","type":{"type":"array","items":"null"}}]}""");
        byte[] poison = bytes(empty, "00 fe ff ff ff ff ff ff ff 7f 00");

        // When
        Decoded<Document> decoded = assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> RecordReader.of(SchemaArchive.none().and(empty), Document.class)
                        .read(poison));

        // Then
        assertThat(reason(decoded)).isEqualTo(Reason.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldSurviveRandomDamage(long seed) {
        // Given
        Random random = new Random(seed);
        byte[] good = RecordWriter.write(SampleRecords.document());

        for (int round = 0; round < 5_000; round++) {
            byte[] damaged = good.clone();
            damaged[RecordWriter.HEADER_BYTES + random.nextInt(good.length - RecordWriter.HEADER_BYTES)] ^=
                    (byte) (1 << random.nextInt(8));

            // When
            Decoded<Document> decoded = reader.read(damaged);

            // Then
            assertThat(decoded.value().isPresent() || reason(decoded) == Reason.MALFORMED)
                    .isTrue();
        }
    }

    @Test
    void shouldWriteUnreadableBytesBackAsTheyCame() {
        // Given
        Serde<Decoded<Document>> serde = RecordSerdes.tolerant(reader);
        byte[] poison = {1, 2, 3};

        // When
        byte[] back = serde.serializer().serialize("t", serde.deserializer().deserialize("t", poison));

        // Then
        assertThat(back).containsExactly(1, 2, 3);
    }

    @Test
    void shouldStopAStrictReaderNamingTheTopic() {
        // Given
        Serde<Document> serde = RecordSerdes.strict(Document.class);

        // When, Then
        assertThat(serde.deserializer().deserialize("store", null)).isNull();
        assertThatThrownBy(() -> serde.deserializer().deserialize("store", new byte[] {1}))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("store");
    }

    private static byte[] document(String body) {
        return bytes(Document.getClassSchema(), body);
    }

    private static byte[] bytes(Schema schema, String body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(ByteBuffer.allocate(RecordWriter.HEADER_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(RecordWriter.MARK_1)
                .put(RecordWriter.MARK_2)
                .putLong(SchemaArchive.fingerprint(schema))
                .array());
        out.writeBytes(HexFormat.ofDelimiter(" ").parseHex(body));
        return out.toByteArray();
    }

    private static Reason reason(Decoded<?> decoded) {
        return ((Unreadable<?>) decoded).reason();
    }

    private static byte[] encode(Schema schema, GenericRecordBuilder record) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(ByteBuffer.allocate(RecordWriter.HEADER_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(RecordWriter.MARK_1)
                .put(RecordWriter.MARK_2)
                .putLong(SchemaArchive.fingerprint(schema))
                .array());
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
        new GenericDatumWriter<>(schema).write(record.build(), encoder);
        return out.toByteArray();
    }
}
